aws bedrock list-foundation-models --region us-east-1 --query "modelSummaries[].modelId"
