from openai import OpenAI

client = OpenAI()
history = [{"role": "system", "content": "Answer briefly."}]
while prompt := input("> "):
    history.append({"role": "user", "content": prompt})
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=history)
    history.append({"role": "assistant", "content": answer.choices[0].message.content})
    print(history[-1]["content"])
