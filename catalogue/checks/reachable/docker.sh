docker run --rm curlimages/curl -sS -o /dev/null -w '%{http_code}\n' https://api.openai.com/v1/models
