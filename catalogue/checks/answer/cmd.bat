rem One small paid request; 200 means that key, permissions, credit and model are fine.
curl -s -o nul -D - https://api.openai.com/v1/chat/completions ^
  -H "Authorization: Bearer %OPENAI_API_KEY%" -H "Content-Type: application/json" ^
  -d "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}" | findstr /b HTTP
