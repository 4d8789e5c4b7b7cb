# Length and ends of the key that a program started here gets, never the whole key.
$key = $env:OPENAI_API_KEY
"$($key.Length) characters, $(-join $key[0..2])...$(-join $key[-4..-1])"
# 200: it works. 403: it is valid but may not list models. 401: it is refused.
curl.exe -s -o NUL -w '%{http_code}' https://api.openai.com/v1/models -H "Authorization: Bearer $key"
