import os
import ssl
from openai import DefaultHttpxClient, OpenAI

key = os.environ["OPENAI_API_KEY"]
trust = ssl.create_default_context()
trust.load_verify_locations("company-root.pem")
client = OpenAI(api_key=key, http_client=DefaultHttpxClient(verify=trust))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
