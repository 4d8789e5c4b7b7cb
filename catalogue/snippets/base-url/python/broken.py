import os
from openai import OpenAI

client = OpenAI(api_key=os.environ["OTHER_API_KEY"])
answer = client.chat.completions.create(
    model="a-model-of-that-service",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
