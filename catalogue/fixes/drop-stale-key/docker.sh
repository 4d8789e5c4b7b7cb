# The last four characters inside the container; only a new container reads the file again.
docker exec CONTAINER sh -c 'printf %s "$OPENAI_API_KEY" | tail -c 4'
docker rm -f CONTAINER && docker run --env-file .env IMAGE
