# Until main.py is changed, use a separate environment:
python -m venv .venv-old && .venv-old/bin/python -m pip install "openai<1"
.venv-old/bin/python main.py
