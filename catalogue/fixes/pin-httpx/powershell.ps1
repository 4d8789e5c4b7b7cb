python -m pip install --upgrade "openai>=1.55.3"
