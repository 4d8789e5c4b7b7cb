import openai

try:
    print(openai.OpenAI().models.list().data[0].id)
except openai.APIConnectionError as error:
    print(error)  # Connection error.
