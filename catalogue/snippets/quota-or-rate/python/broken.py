import os
import time
import openai
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
while True:
    try:
        answer = client.chat.completions.create(
            model="gpt-4o-mini",
            messages=[{"role": "user", "content": "Hello"}],
        )
        print(answer.choices[0].message.content)
        break
    except openai.RateLimitError:
        time.sleep(20)
