# jq -e fails when the field is missing.
OPENAI_API_KEY=$(jq -er .llm_key settings.json) || exit 1
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
