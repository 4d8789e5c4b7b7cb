# jq -r prints the word null when the field is missing.
OPENAI_API_KEY=$(jq -r .llm_key settings.json)
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
