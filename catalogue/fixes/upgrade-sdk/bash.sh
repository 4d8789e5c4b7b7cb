# With the Python that runs the program; in Node: npm install openai@latest
python -m pip install --upgrade openai
