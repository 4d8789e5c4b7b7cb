OPENAI_API_KEY="Bearer $(cat key.txt)"
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
