import boto3

# Whom the SDK finds here, and from which link of the chain.
print(boto3.client("sts").get_caller_identity()["Arn"])
print(boto3.Session().get_credentials().method)
