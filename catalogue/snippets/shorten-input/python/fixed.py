from openai import OpenAI

client = OpenAI()
history = [{"role": "system", "content": "Answer briefly."}]
while prompt := input("> "):
    history.append({"role": "user", "content": prompt})
    recent = history[:1] + history[1:][-21:]
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=recent)
    history.append({"role": "assistant", "content": answer.choices[0].message.content})
    print(history[-1]["content"])
