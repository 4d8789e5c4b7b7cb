if printf %s "$OPENAI_API_KEY" | LC_ALL=C grep -q '[^!-~]'; then
  echo "OPENAI_API_KEY holds a character outside ASCII or a blank. Copy the key again." >&2
  exit 1
fi
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
