rem What redirects a client that is started here; no output means that nothing does.
set OPENAI_ | findstr /v KEY
