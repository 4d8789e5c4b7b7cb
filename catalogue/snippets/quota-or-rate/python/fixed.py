import openai

NO_CREDIT = {"insufficient_quota", "billing_not_active", "billing_hard_limit_reached"}
client = openai.OpenAI(max_retries=5)  # waits as the server says
try:
    print(client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Hello"}]
    ).choices[0].message.content)
except openai.APIStatusError as error:
    if error.code in NO_CREDIT:
        raise SystemExit("No credit: https://platform.openai.com/settings/organization/billing")
    raise
