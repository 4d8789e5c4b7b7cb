import os
import openai

openai.api_key = os.environ["OPENAI_API_KEY"]
try:
    answer = openai.ChatCompletion.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Hello"}],
    )
    print(answer["choices"][0]["message"]["content"])
except openai.error.AuthenticationError as error:
    print(error)
