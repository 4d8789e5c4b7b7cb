# A container doesn't see your login: give it the profile, or give the machine a role.
docker run --rm -v ~/.aws:/root/.aws -e AWS_PROFILE -e AWS_REGION IMAGE
