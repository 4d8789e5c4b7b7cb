import os

key = os.environ.get("OPENAI_API_KEY", "")
print(len(key), "characters:", repr(key[:3]), "to", repr(key[-4:]))
