rem The ends of the key that a program started here gets, then its length, never the whole key.
echo %OPENAI_API_KEY:~0,3%...%OPENAI_API_KEY:~-4%
powershell -NoProfile -Command "$env:OPENAI_API_KEY.Length"
rem 200: it works. 403: it is valid but may not list models. 401: it is refused.
curl -s -o nul -D - https://api.openai.com/v1/models -H "Authorization: Bearer %OPENAI_API_KEY%" | findstr /b HTTP
