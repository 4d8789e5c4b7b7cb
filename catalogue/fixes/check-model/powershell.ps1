(Invoke-RestMethod https://api.openai.com/v1/models -Headers @{ Authorization = "Bearer $env:OPENAI_API_KEY" }).data.id | Sort-Object
