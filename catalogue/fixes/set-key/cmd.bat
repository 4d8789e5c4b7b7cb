rem No quotes and no space at the end: cmd makes both part of the value.
set /p OPENAI_API_KEY=Key:
rem For new windows too:
setx OPENAI_API_KEY "%OPENAI_API_KEY%" >nul
