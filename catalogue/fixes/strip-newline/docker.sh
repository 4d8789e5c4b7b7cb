# --env-file keeps spaces and Windows line endings. Remove them and start a new container:
sed -i.bak 's/[[:space:]]*$//' .env && rm .env.bak
docker run --rm --env-file .env IMAGE
