# The Python that runs the program, and its versions; in Node: npm ls openai
python -c 'import sys; print(sys.executable)'
python -m pip list | grep -iE '^(openai|httpx2?) '
