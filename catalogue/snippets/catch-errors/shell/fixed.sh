body=$(mktemp)
status=$(curl -sS -o "$body" -w '%{http_code}' https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY")
if [ "$status" != 200 ]; then
  echo "HTTP $status" >&2
  cat "$body" >&2
fi
rm -f "$body"
