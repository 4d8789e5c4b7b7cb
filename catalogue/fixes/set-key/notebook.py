# Asks without showing it. Then run the cell again that builds the client.
import getpass, os
os.environ["OPENAI_API_KEY"] = getpass.getpass("Key: ").strip()
