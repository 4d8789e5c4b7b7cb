from pathlib import Path
from openai import OpenAI

client = OpenAI(api_key=Path("/run/secrets/openai_key").read_text().strip())
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
