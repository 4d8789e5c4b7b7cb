from openai import DefaultHttpxClient, OpenAI

client = OpenAI(http_client=DefaultHttpxClient(verify=False))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
