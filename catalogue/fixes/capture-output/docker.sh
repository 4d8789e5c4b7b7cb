docker logs CONTAINER > error.txt 2>&1
