# %env NAME="value" keeps the quotes. Then rerun the cell that builds the client.
import os
os.environ["OPENAI_API_KEY"] = os.environ["OPENAI_API_KEY"].strip("\"' \n")
