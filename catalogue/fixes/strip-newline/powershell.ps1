$env:OPENAI_API_KEY = $env:OPENAI_API_KEY -replace '\s'
