# With the Python that runs the program.
python -m pip install --upgrade openai
