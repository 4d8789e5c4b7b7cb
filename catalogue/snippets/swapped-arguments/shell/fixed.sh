models() {
  curl -sS "$1/models" -H "Authorization: Bearer $OPENAI_API_KEY"
}
models https://api.openai.com/v1
