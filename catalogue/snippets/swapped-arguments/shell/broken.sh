ask() {
  curl -sS "$2" -H "Authorization: Bearer $1"
}
ask https://api.openai.com/v1/models "$OPENAI_API_KEY"
