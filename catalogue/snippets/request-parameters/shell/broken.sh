curl -sS https://api.openai.com/v1/chat/completions \
  -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json" \
  -d '{"model":"gpt-5-mini","max_tokens":500,"messages":[{"role":"user","content":"Hello"}]}'
