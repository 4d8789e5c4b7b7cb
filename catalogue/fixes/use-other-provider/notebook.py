import os
os.environ["OPENAI_BASE_URL"] = "https://other.example/v1"
os.environ["OPENAI_API_KEY"] = os.environ["OTHER_API_KEY"]  # then build the client again
