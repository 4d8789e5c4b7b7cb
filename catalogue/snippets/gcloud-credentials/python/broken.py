import os
from google import genai
from google.oauth2.credentials import Credentials

credentials = Credentials(token=os.environ["ACCESS_TOKEN"])
client = genai.Client(
    vertexai=True, project=os.environ["GOOGLE_CLOUD_PROJECT"], location="global", credentials=credentials
)
answer = client.models.generate_content(
    model="gemini-3.8-flash",
    contents="Hello",
)
print(answer.text)
