curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $AZURE_OPENAI_API_KEY"
