import os
from openai import OpenAI
client = OpenAI(base_url="https://other.example/v1", api_key=os.environ["OTHER_API_KEY"])
