# Shows what redirects clients; without OPENAI_BASE_URL it is https://api.openai.com/v1.
env | grep -E '(BASE_URL|API_BASE|ENDPOINT|_HOST)='
unset OPENAI_BASE_URL
