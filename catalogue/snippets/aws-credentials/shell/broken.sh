export AWS_ACCESS_KEY_ID=your-key-id AWS_SECRET_ACCESS_KEY=your-secret
aws bedrock list-foundation-models --region us-east-1
