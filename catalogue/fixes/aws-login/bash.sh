# Who calls, as the SDK sees it; then sign in. With keys instead of a login: aws configure
aws sts get-caller-identity
aws sso login
env | grep '^AWS_' | cut -d= -f1  # these win against profiles and roles
