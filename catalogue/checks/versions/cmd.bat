rem The Python that runs the program, and the version there; in Node: npm ls openai
python -c "import sys; print(sys.executable)"
python -m pip show openai
