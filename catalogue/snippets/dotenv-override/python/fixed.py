import os
from dotenv import load_dotenv
from openai import OpenAI

load_dotenv(override=True)
key = os.environ["OPENAI_API_KEY"]
print("Key ends in", key[-4:])
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
