$body = '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}'
Invoke-RestMethod https://api.openai.com/v1/chat/completions -Method Post -ContentType application/json -Body $body `
  -Headers @{ Authorization = "Bearer $env:OPENAI_API_KEY" }
