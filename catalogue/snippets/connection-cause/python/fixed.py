import openai

try:
    print(openai.OpenAI(timeout=30).models.list().data[0].id)
except openai.APIConnectionError as error:
    cause = error.__cause__
    print(type(cause).__name__, "Illegal header value" if "header value" in str(cause) else cause)
