import os
from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
key = os.environ["OPENAI_API_KEY"]  # stays on the server
client = OpenAI(api_key=key)

@app.post("/api/chat")
def chat():
    prompt = str(request.get_json()["prompt"])
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
    )
    return jsonify(answer.choices[0].message.content)
