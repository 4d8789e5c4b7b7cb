# A cached layer keeps the old version; raise it in requirements.txt, then:
docker build --no-cache -t IMAGE .
