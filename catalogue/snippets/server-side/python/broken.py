import os
from flask import Flask

app = Flask(__name__)
key = os.environ["OPENAI_API_KEY"]

@app.get("/")
def page():
    return f'<script>const apiKey = "{key}";</script><script src="/chat.js"></script>'
