rem Which identity the SDK uses; then sign in. With keys instead of a login: aws configure
aws sts get-caller-identity
aws sso login
