import os
from openai import OpenAI

for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE"):
    os.environ[name] = "company-root.pem"
key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
answer = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
