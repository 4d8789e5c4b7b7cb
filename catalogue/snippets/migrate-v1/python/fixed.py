import os
import openai

client = openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])
try:
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Hello"}],
    )
    print(answer.choices[0].message.content)
except openai.AuthenticationError as error:
    print(error)
