import os
from openai import OpenAI

client = OpenAI(
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
    base_url="https://YOUR-RESOURCE.openai.azure.com/openai/v1/",
)
answer = client.chat.completions.create(
    model="your-deployment",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
