# One small paid request; text in the answer means that credentials, permissions and model are fine.
aws bedrock-runtime converse --region us-east-1 --model-id amazon.nova-micro-v1:0 \
  --messages 'role=user,content=[{text=Hello}]' --query output.message
