rem Without a key; a line with any status, even 401, means that the API was reached and TLS works.
curl -sS -o nul -D - https://api.openai.com/v1/models | findstr /b HTTP
