import os
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
for place, char in enumerate(key, 1):
    if not char.isascii():
        raise SystemExit(f"OPENAI_API_KEY: character {place} is U+{ord(char):04X}. Copy the key again.")
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
