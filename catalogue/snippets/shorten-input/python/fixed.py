import os
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
history = []
while prompt := input("> "):
    history.append({"role": "user", "content": prompt})
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=history[-21:],
    )
    reply = answer.choices[0].message.content
    history.append({"role": "assistant", "content": reply})
    print(reply)
