pip install openai  # installs today's version, main.py is written for 0.28
python main.py
