import httpx
from openai import OpenAI

client = OpenAI(http_client=httpx.Client(proxies="http://proxy.example:3128"))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
