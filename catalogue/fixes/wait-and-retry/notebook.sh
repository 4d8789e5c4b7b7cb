%%bash
curl -sS --retry 6 --retry-max-time 180 -o /dev/null -w '%{http_code}\n' https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
