models() {
  curl -sS "$2/models" -H "Authorization: Bearer $1"
}
models https://api.openai.com/v1 "$OPENAI_API_KEY"
