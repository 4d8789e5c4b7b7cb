# Repeats 408, 409, 429 and 5xx with growing pauses.
from openai import OpenAI
client = OpenAI(max_retries=6)
