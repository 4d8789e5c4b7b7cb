docker exec CONTAINER aws sts get-caller-identity
