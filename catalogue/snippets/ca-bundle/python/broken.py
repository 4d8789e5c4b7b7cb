import os
from openai import DefaultHttpxClient, OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key, http_client=DefaultHttpxClient(verify=False))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
