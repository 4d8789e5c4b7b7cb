import boto3

client = boto3.client(
    "bedrock-runtime",
    region_name="us-east-1",
    aws_access_key_id="your-key-id",
    aws_secret_access_key="your-secret",
)
answer = client.converse(
    modelId="amazon.nova-micro-v1:0",
    messages=[{"role": "user", "content": [{"text": "Hello"}]}],
)
print(answer["output"]["message"]["content"][0]["text"])
