import os
for name in ("OPENAI_ORG_ID", "OPENAI_ORGANIZATION", "OPENAI_PROJECT_ID"):
    os.environ.pop(name, None)  # then build the client again
