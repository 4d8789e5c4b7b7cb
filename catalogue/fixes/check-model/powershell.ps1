curl.exe -sS https://api.openai.com/v1/models -H "Authorization: Bearer $env:OPENAI_API_KEY" |
  Select-String -AllMatches '"(id|name)": *"[^"]*"' | ForEach-Object { $_.Matches.Value }
