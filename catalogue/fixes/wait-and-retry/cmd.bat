curl -sS --retry 6 --retry-max-time 180 -o nul -D - https://api.openai.com/v1/models -H "Authorization: Bearer %OPENAI_API_KEY%"
