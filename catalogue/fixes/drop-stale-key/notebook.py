# The kernel keeps its old value until it is overwritten. Then build the client again.
import os
from dotenv import load_dotenv
load_dotenv(override=True)
print(os.environ["OPENAI_API_KEY"][-4:])
