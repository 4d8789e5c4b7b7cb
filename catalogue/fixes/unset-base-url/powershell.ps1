$env:OPENAI_BASE_URL  # what redirects the client
Remove-Item Env:OPENAI_BASE_URL, Env:OPENAI_API_BASE -ErrorAction Ignore
