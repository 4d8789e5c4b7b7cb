# Without a key; any status, even 401, means that the API was reached and TLS is in order.
curl.exe -sS -o NUL -w '%{http_code}' https://api.openai.com/v1/models
