from urllib.error import HTTPError
from urllib.request import urlopen

# Without a key; any status, even 401, means that the API was reached and TLS works.
try:
    print(urlopen("https://api.openai.com/v1/models", timeout=30).status)
except HTTPError as error:
    print(error.code)
