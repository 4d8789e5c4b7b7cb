import openai

# With a key that can't be right; AuthenticationError means that the API was reached.
try:
    openai.OpenAI(api_key="not-a-key", max_retries=0).models.list()
except openai.APIConnectionError as error:
    print("not reached:", error.__cause__)
except openai.APIStatusError as error:
    print("reached:", error.status_code)
