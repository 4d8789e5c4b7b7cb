from openai import OpenAI

client = OpenAI()
print(client.base_url, client.organization, client.project, "key ends in", client.api_key[-4:])
print(client.models.with_raw_response.list().status_code)  # 200: key and address fit together
