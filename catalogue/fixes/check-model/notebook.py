from openai import OpenAI
print(sorted(model.id for model in OpenAI().models.list()))
