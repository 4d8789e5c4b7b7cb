# The models of this region; access depends on IAM and, for some, on the vendor's terms.
aws bedrock list-foundation-models --region us-east-1 --query 'modelSummaries[].modelId'
