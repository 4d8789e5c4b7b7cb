docker run --rm IMAGE python -m pip list | grep -iE '^(openai|httpx2?) '
