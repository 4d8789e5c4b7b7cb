# Length and ends of the key that a program started here gets, never the whole key.
echo "${#OPENAI_API_KEY} characters, $(printf %s "$OPENAI_API_KEY" | head -c 3)...$(printf %s "$OPENAI_API_KEY" | tail -c 4)"
