jq -n --rawfile text book.txt '{model: "gpt-4o-mini", messages: [{role: "user", content: $text}]}' |
  curl -sS https://api.openai.com/v1/chat/completions -d @- \
    -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json"
