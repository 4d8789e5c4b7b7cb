from dotenv import load_dotenv
from openai import OpenAI

client = OpenAI()
load_dotenv()
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
