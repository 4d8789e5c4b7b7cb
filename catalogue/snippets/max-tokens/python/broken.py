import os
from anthropic import Anthropic

key = os.environ["ANTHROPIC_API_KEY"]
client = Anthropic(api_key=key)
answer = client.messages.create(
    model="claude-haiku-4-5",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.content[0].text)
