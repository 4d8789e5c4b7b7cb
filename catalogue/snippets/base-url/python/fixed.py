import os
from openai import OpenAI

key = os.environ["OTHER_API_KEY"]
client = OpenAI(api_key=key, base_url="https://other.example/v1")
answer = client.chat.completions.create(
    model="a-model-of-that-service",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
