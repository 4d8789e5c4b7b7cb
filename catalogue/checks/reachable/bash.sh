# Without a key; any status, even 401, means that the API was reached and TLS works.
curl -sS -o /dev/null -w '%{http_code}\n' https://api.openai.com/v1/models
