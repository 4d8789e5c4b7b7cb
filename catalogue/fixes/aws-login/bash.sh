# Which identity the SDK uses; then sign in. With keys instead of a login: aws configure
aws sts get-caller-identity
aws sso login
env | grep '^AWS_' | cut -d= -f1  # these override profiles and roles
