rem The Python that runs the program, and its versions; in Node: npm ls openai
python -c "import sys; print(sys.executable)"
python -m pip list | findstr /i "openai httpx"
