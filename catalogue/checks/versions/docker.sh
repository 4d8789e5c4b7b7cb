docker run --rm IMAGE python -m pip show openai
