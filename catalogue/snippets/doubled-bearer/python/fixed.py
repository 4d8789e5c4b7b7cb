import os
from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"].removeprefix("Bearer "))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
