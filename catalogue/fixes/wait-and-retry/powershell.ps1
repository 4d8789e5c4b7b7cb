curl.exe -sS --retry 6 --retry-max-time 180 -o NUL -w '%{http_code}' https://api.openai.com/v1/models -H "Authorization: Bearer $env:OPENAI_API_KEY"
