import os
from urllib.request import Request, urlopen

headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
request = Request("https://api.openai.com/v1/models", headers=headers)
print(urlopen(request).status)
