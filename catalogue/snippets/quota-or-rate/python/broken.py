import time
import openai

client = openai.OpenAI()
while True:
    try:
        print(client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": "Hello"}]
        ).choices[0].message.content)
        break
    except openai.RateLimitError:
        time.sleep(20)
