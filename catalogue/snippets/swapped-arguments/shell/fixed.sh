ask() {
  curl -sS "$1" -H "Authorization: Bearer $OPENAI_API_KEY"
}
ask https://api.openai.com/v1/models
