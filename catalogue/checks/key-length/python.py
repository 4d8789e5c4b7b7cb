import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

key = os.environ.get("OPENAI_API_KEY", "")
print(len(key), "characters:", repr(key[:3]), "to", repr(key[-4:]))
request = Request("https://api.openai.com/v1/models", headers={"Authorization": f"Bearer {key}"})
try:
    print(urlopen(request).status)  # 200: the key works
except HTTPError as error:
    print(error.code)  # 401: it is refused; 403: it is valid but may not do this
