($env:OPENAI_API_KEY -creplace '[A-Za-z0-9._-]').ToCharArray() | ForEach-Object { 'U+{0:X4}' -f [int]$_ }
# Nothing shown: clean. Otherwise copy the key again as plain text (PowerShell 7.1 or later):
$env:OPENAI_API_KEY = Read-Host -MaskInput 'Key'
