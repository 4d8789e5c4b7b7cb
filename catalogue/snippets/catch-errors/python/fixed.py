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
except openai.AuthenticationError as error:
    raise SystemExit(f"Refused ({error.code}): {error.message}")
except openai.APIStatusError as error:
    raise SystemExit(f"{error.status_code} {error.code}: {error.body} ({error.request_id})")
except openai.APIConnectionError as error:
    raise SystemExit(f"No answer: {error.__cause__!r}")
