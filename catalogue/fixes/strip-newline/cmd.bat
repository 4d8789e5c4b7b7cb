rem set X=value && … keeps the space before &&. This removes spaces:
set OPENAI_API_KEY=%OPENAI_API_KEY: =%
