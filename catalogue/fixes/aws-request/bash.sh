# One small paid request, which shows whether credentials, permissions and model work.
aws bedrock-runtime converse --region us-east-1 --model-id amazon.nova-micro-v1:0 \
  --messages 'role=user,content=[{text=Hello}]'
