# Length and ends of the key that a program started here gets, never the whole key.
echo (string length -- "$OPENAI_API_KEY") characters, (string sub -l 3 -- "$OPENAI_API_KEY")...(string sub -s -4 -- "$OPENAI_API_KEY")
