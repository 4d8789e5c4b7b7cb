curl -sS https://api.anthropic.com/v1/models -H 'Authorization: Bearer '"$ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
