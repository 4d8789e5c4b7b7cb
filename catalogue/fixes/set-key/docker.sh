# The name alone passes on the value of this shell.
docker run --rm -e OPENAI_API_KEY IMAGE
