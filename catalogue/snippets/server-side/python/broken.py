import os
from flask import Flask

app = Flask(__name__)

@app.get("/")
def page():
    key = os.environ["OPENAI_API_KEY"]
    return f"""<script>
    fetch("https://api.openai.com/v1/chat/completions", {{
      method: "POST", headers: {{ Authorization: "Bearer {key}" }} }})
    </script>"""
