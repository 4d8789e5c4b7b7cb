curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OTHER_API_KEY"
