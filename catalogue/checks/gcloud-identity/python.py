import google.auth
from google.auth.transport.requests import Request

# Where the credentials come from, the project, and whether the library gets a token.
credentials, project = google.auth.default(scopes=["https://www.googleapis.com/auth/cloud-platform"])
credentials.refresh(Request())
print(type(credentials).__module__, project, credentials.valid)
