from openai import OpenAI

answer = OpenAI().chat.completions.create(
    model="gpt-5-mini",
    messages=[{"role": "user", "content": "Hello"}],
    max_completion_tokens=500,
)
print(answer.choices[0].message.content)
