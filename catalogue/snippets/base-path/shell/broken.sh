curl -sS https://api.openai.com/models -H "Authorization: Bearer $OPENAI_API_KEY"
