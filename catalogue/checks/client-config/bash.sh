# What redirects a client that is started here; no output means that nothing does.
env | grep -E '^OPENAI_(BASE_URL|API_BASE|ORG_ID|ORGANIZATION|PROJECT_ID)='
