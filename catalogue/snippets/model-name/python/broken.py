from openai import OpenAI

client = OpenAI()
answer = client.chat.completions.create(
    model="gpt4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
