python main.py > error.txt 2>&1
