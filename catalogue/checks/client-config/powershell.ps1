# What redirects a client that is started here; no output means that nothing does.
Get-ChildItem Env:OPENAI_* | Where-Object Name -NotMatch 'KEY'
