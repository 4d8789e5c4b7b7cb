# Prints only what doesn't belong in a key; an empty line means that it is clean.
printf %s "$OPENAI_API_KEY" | LC_ALL=C tr -d 'A-Za-z0-9._-' | od -An -c
# Copy the key again as plain text and enter it:
printf 'Key: '; read -rs OPENAI_API_KEY; export OPENAI_API_KEY
