import os
from urllib.request import Request, urlopen

key = os.environ["AZURE_OPENAI_API_KEY"]
headers = {"Authorization": "Bearer " + key}
request = Request("https://YOUR-RESOURCE.openai.azure.com/openai/v1/models", headers=headers)
print(urlopen(request).status)
