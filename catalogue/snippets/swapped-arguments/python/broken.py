import os
from openai import OpenAI

def ask(key, prompt):
    client = OpenAI(api_key=key)
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
    )
    return answer.choices[0].message.content

print(ask("Name three rivers.", os.environ["OPENAI_API_KEY"]))
