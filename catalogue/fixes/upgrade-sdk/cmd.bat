rem In Node: npm install openai@latest
python -m pip install --upgrade openai
