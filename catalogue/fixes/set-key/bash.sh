# Asks for the key without showing it, so it stays out of the history.
printf 'Key: '; read -rs OPENAI_API_KEY; export OPENAI_API_KEY
