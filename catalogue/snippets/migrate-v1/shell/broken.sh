pip install openai  # installs the current version, but main.py is written for 0.28
python main.py
