rem set X=value && … keeps the blank in front of &&. This removes blanks:
set OPENAI_API_KEY=%OPENAI_API_KEY: =%
