rem set X="value" keeps the quotes; write set X=value. This removes them:
set OPENAI_API_KEY=%OPENAI_API_KEY:"=%
