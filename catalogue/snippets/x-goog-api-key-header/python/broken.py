import os
from urllib.request import Request, urlopen

key = os.environ["GEMINI_API_KEY"]
headers = {"Authorization": "Bearer " + key}
request = Request("https://generativelanguage.googleapis.com/v1beta/models", headers=headers)
print(urlopen(request).status)
