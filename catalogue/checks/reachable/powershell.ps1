# Without a key; any status, even 401, means that the API was reached and TLS works.
curl.exe -sS -o NUL -w '%{http_code}' https://api.openai.com/v1/models
