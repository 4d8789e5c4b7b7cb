# Asks without showing it. Then rerun the cell that builds the client.
import getpass, os
os.environ["OPENAI_API_KEY"] = getpass.getpass("Key: ").strip()
