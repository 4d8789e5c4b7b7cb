import os
from google import genai

# After `gcloud auth application-default login`; with a service account on Google Cloud.
client = genai.Client(vertexai=True, project=os.environ["GOOGLE_CLOUD_PROJECT"], location="global")
answer = client.models.generate_content(
    model="gemini-3.8-flash",
    contents="Hello",
)
print(answer.text)
