# One small paid request, which shows whether key, credit and model work.
curl -sS -w '\nHTTP %{http_code}\n' https://api.openai.com/v1/chat/completions \
  -H "Authorization: Bearer $OPENAI_API_KEY" -H 'Content-Type: application/json' \
  -d '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}'
