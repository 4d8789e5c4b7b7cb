# Shows what redirects the client; without it https://api.openai.com/v1 counts.
env | grep -E '^OPENAI_(BASE_URL|API_BASE)='
unset OPENAI_BASE_URL OPENAI_API_BASE
