rem The last four characters of the value that wins:
echo %OPENAI_API_KEY:~-4%
set OPENAI_API_KEY=
rem Stored for the user too? Then open a new window.
reg delete HKCU\Environment /v OPENAI_API_KEY /f
