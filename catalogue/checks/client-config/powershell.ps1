# What redirects a client that starts here; no output means that nothing does.
Get-ChildItem Env: | Where-Object Name -Match '(BASE_URL|API_BASE|ENDPOINT|_HOST|ORG_ID|ORGANIZATION|PROJECT|PROJECT_ID)$'
