import os
os.environ.pop("OPENAI_BASE_URL", None)  # then build the client again
