from pathlib import Path
from openai import OpenAI

key = Path("/run/secrets/llm_key").read_text().strip()
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
