import os
from openai import OpenAI

key = os.environ["OPENAI_API_KEY"]
client = OpenAI(api_key=key)
print(client.base_url, "key ends in", key[-4:])
print(client.models.list())  # a list: the key and the address match
