# The models of this region; access is a matter of IAM and, for some, of the vendor's terms.
aws bedrock list-foundation-models --region us-east-1 --query 'modelSummaries[].modelId'
