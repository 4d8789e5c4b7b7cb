import os
from urllib.request import Request, urlopen

key = os.environ["ANTHROPIC_API_KEY"]
headers = {"Authorization": "Bearer " + key, "anthropic-version": "2023-06-01"}
request = Request("https://api.anthropic.com/v1/models", headers=headers)
print(urlopen(request).status)
