# Saves everything that the program prints; paste the whole file.
python main.py 2>&1 | tee error.txt
