import boto3

# Which identity the SDK finds here, and where in the chain.
print(boto3.client("sts").get_caller_identity()["Arn"])
print(boto3.Session().get_credentials().method)
