from openai import OpenAI

# One small paid request; 200 means that key, permissions, credit and model are in order.
answer = OpenAI().chat.completions.with_raw_response.create(
    model="gpt-4o-mini", messages=[{"role": "user", "content": "ping"}]
)
print(answer.status_code)
