# Prints only what doesn't belong in a key; '' means that it is clean. Then enter it again.
import getpass, os, re
print(ascii(re.sub(r"[A-Za-z0-9._-]", "", os.environ["OPENAI_API_KEY"])))
os.environ["OPENAI_API_KEY"] = getpass.getpass("Key: ").strip()
