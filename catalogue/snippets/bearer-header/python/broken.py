import os
from urllib.request import Request, urlopen

key = os.environ["OPENAI_API_KEY"]
request = Request("https://api.openai.com/v1/models", headers={"api-key": key})
print(urlopen(request).status)
