import boto3

# After `aws sso login` on your machine; with a role on AWS.
session = boto3.Session(region_name="us-east-1")
print("Calling as", session.client("sts").get_caller_identity()["Arn"])
client = session.client("bedrock-runtime")
answer = client.converse(
    modelId="amazon.nova-micro-v1:0",
    messages=[{"role": "user", "content": [{"text": "Hello"}]}],
)
print(answer["output"]["message"]["content"][0]["text"])
