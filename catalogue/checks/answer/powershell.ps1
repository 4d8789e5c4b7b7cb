# One small paid request; 200 means that key, permissions, credit and model are in order (PowerShell 7).
$body = '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}'
(Invoke-WebRequest https://api.openai.com/v1/chat/completions -Method Post -ContentType application/json -Body $body `
  -Headers @{ Authorization = "Bearer $env:OPENAI_API_KEY" } -SkipHttpErrorCheck).StatusCode
