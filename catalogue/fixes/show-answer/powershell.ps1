curl.exe -sS -w '\nHTTP %{http_code}\n' https://api.openai.com/v1/models -H "Authorization: Bearer $env:OPENAI_API_KEY" | Select-Object -Last 20
