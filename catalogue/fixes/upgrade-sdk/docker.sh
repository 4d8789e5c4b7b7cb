# A cached layer keeps the old version; raise it in requirements.txt or package.json, then:
docker build --no-cache -t IMAGE .
