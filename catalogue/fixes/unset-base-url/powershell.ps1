$env:OPENAI_BASE_URL  # what redirects the client
Remove-Item Env:OPENAI_BASE_URL -ErrorAction Ignore
