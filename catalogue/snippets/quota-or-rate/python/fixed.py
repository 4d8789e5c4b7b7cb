import os
import openai
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key, max_retries=5)  # waits as long as the server says
try:
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Hello"}],
    )
    print(answer.choices[0].message.content)
except openai.APIStatusError as error:
    if error.code in ("insufficient_quota", "billing_not_active", "billing_hard_limit_reached"):
        raise SystemExit("No credit: https://platform.openai.com/settings/organization/billing")
    raise
