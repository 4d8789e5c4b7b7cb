'{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}' |
  curl.exe -sS -w '\nHTTP %{http_code}\n' https://api.openai.com/v1/chat/completions `
  -H "Authorization: Bearer $env:OPENAI_API_KEY" -H 'Content-Type: application/json' -d '@-'
