# The Python that runs the program, and its versions; in Node: npm ls openai
python -c 'import sys; print(sys.executable)'
python -m pip list | Select-String '^(openai|httpx2?) '
