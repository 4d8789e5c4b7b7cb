curl -sS -x https://proxy.example:3128 https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
