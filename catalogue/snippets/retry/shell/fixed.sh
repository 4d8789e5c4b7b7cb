curl -sS --retry 5 --retry-max-time 120 https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
