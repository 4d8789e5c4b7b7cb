# --env-file keeps quotes. Remove them and start a new container:
sed -i.bak -E "s/^(OPENAI_API_KEY=)[\"'](.*)[\"']/\1\2/" .env && rm .env.bak
docker run --rm --env-file .env IMAGE
