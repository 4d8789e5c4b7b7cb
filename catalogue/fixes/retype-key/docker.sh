docker exec CONTAINER sh -c 'printf %s "$OPENAI_API_KEY" | LC_ALL=C tr -d A-Za-z0-9._- | od -An -c'
