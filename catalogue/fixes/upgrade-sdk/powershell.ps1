python -m pip install --upgrade openai  # in Node: npm install openai@latest
