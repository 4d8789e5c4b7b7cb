# Length and ends of the key that a program started here gets, never the whole key.
echo (string length -- "$OPENAI_API_KEY") characters, (string sub -l 3 -- "$OPENAI_API_KEY")...(string sub -s -4 -- "$OPENAI_API_KEY")
# 200: it works. 403: it is valid but may not list models. 401: it is refused.
curl -s -o /dev/null -w '%{http_code}\n' https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
