curl -sS https://api.openai.com/v1/models -H "api-key: $OPENAI_API_KEY"
