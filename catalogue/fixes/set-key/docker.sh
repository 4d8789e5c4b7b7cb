# The name alone passes on this shell's value.
docker run --rm -e OPENAI_API_KEY IMAGE
