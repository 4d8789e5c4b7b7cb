pip install "openai==0.28.1"
python main.py
