import os
import openai
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
try:
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Hello"}],
    )
    print(answer.choices[0].message.content)
except openai.APIConnectionError as error:
    print(type(error.__cause__).__name__, error.__cause__)
