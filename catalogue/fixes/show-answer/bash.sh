# Shows the answer and its status; 401 with the reason, or 200 and a list of models.
curl -sS -w '\nHTTP %{http_code}\n' https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY" | tail -n 20
