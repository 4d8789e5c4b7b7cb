import os
from openai import OpenAI

os.environ["HTTPS_PROXY"] = "https://proxy.example:3128"
key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
