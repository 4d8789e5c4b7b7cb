python main.py *>&1 | Tee-Object error.txt
