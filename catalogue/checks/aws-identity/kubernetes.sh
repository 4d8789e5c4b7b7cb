kubectl exec deployment/app -- aws sts get-caller-identity
