import os
import re
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
if not re.fullmatch(r"sk-[A-Za-z0-9_-]{48,}", key):
    raise SystemExit(f"OPENAI_API_KEY isn't shaped like a key: {len(key)} characters, begins with {key[:3]!r}.")
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
