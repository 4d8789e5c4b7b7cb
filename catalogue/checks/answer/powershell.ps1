# One small paid request; 200 means that key, permissions, credit and model are fine.
'{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}' |
  curl.exe -s -o NUL -w '%{http_code}' https://api.openai.com/v1/chat/completions `
  -H "Authorization: Bearer $env:OPENAI_API_KEY" -H 'Content-Type: application/json' -d '@-'
