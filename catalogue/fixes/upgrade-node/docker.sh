# A cached layer keeps the old version; raise it in package.json, then:
docker build --no-cache -t IMAGE .
