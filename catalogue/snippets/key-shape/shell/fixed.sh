if ! [[ "$OPENAI_API_KEY" =~ ^sk-[A-Za-z0-9_-]{48,}$ ]]; then
  echo "OPENAI_API_KEY isn't shaped like a key: ${#OPENAI_API_KEY} characters." >&2
  exit 1
fi
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
