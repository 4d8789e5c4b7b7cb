# Which identity the SDK finds here, then whether it may use Bedrock.
aws sts get-caller-identity
aws bedrock list-foundation-models --region us-east-1 --query 'length(modelSummaries)'
