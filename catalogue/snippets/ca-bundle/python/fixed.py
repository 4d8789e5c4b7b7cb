import ssl
from openai import DefaultHttpxClient, OpenAI

trust = ssl.create_default_context()
trust.load_verify_locations("company-root.pem")
client = OpenAI(http_client=DefaultHttpxClient(verify=trust))
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
