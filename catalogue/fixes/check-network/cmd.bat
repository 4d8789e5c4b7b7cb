curl -sS -o nul -D - https://api.openai.com/v1/models
set | findstr /i _proxy
