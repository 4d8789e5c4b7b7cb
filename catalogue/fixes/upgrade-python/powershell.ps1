python -m pip install --upgrade openai
