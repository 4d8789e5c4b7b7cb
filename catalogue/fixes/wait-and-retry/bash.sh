# curl retries 408, 429 and 5xx by itself, with increasing delays; 200 means that it is over.
curl -sS --retry 6 --retry-max-time 180 -o /dev/null -w '%{http_code}\n' https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
