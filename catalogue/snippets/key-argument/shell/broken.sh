curl -sS https://api.openai.com/v1/models \
  -H "Authoriaztion: Bearer $OPENAI_API_KEY"
