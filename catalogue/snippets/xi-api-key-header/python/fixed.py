import os
from urllib.request import Request, urlopen

key = os.environ["ELEVENLABS_API_KEY"]
headers = {"xi-api-key": key}
request = Request("https://api.elevenlabs.io/v1/models", headers=headers)
print(urlopen(request).status)
