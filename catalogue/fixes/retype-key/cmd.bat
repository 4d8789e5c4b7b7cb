python -c "import os, re; print(ascii(re.sub('[A-Za-z0-9._-]', '', os.environ['OPENAI_API_KEY'])))"
rem Copy the key again as plain text and enter it, without quotes:
set /p OPENAI_API_KEY=Key:
