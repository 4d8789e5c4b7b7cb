import os
from openai import OpenAI

def ask(key, prompt):
    client = OpenAI(api_key=key)
    messages = [{"role": "user", "content": prompt}]
    return client.chat.completions.create(model="gpt-4o-mini", messages=messages)

print(ask("Name three rivers.", os.environ["OPENAI_API_KEY"]))
