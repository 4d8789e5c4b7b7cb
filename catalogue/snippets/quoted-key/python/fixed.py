from pathlib import Path
from openai import OpenAI

lines = Path(".env").read_text().splitlines()
values = dict(line.split("=", 1) for line in lines if "=" in line)
key = values["OPENAI_API_KEY"].strip("\"' \t")
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
