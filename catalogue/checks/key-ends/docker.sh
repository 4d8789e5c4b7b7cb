# In the container that fails: length and last four characters, never the whole key.
docker exec CONTAINER sh -c 'printf %s "$OPENAI_API_KEY" | wc -c; printf %s "$OPENAI_API_KEY" | tail -c 4'
