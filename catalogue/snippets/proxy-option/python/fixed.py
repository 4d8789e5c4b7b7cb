import os
from openai import DefaultHttpxClient, OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key, http_client=DefaultHttpxClient(proxy="http://proxy.example:3128"))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
