from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()  # reads OPENAI_API_KEY on the server

@app.post("/api/chat")
def chat():
    messages = [{"role": "user", "content": request.json["prompt"]}]
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=messages)
    return jsonify(answer.choices[0].message.content)
