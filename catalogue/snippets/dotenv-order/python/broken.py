import os
from dotenv import load_dotenv
from openai import OpenAI

key = os.environ.get("OPENAI_API_KEY")
client = OpenAI(api_key=key)
load_dotenv()
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
