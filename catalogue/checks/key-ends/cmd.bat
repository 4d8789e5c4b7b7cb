rem The ends of the key that a program started here gets, then its length, never the whole key.
echo %OPENAI_API_KEY:~0,3%...%OPENAI_API_KEY:~-4%
powershell -NoProfile -Command "$env:OPENAI_API_KEY.Length"
