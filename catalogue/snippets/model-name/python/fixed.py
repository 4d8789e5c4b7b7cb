from openai import OpenAI

MODEL = "gpt-4o-mini"
client = OpenAI()
if MODEL not in {model.id for model in client.models.list()}:
    raise SystemExit(f"This key can't use {MODEL}.")
answer = client.chat.completions.create(
    model=MODEL,
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
