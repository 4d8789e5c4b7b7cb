until curl -sf https://api.openai.com/v1/chat/completions -d @request.json \
  -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json"; do
  sleep 20
done
