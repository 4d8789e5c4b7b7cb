# PowerShell 7.1 or later; asks without showing it.
$env:OPENAI_API_KEY = Read-Host -MaskInput 'Key'
# For new windows too:
[Environment]::SetEnvironmentVariable('OPENAI_API_KEY', $env:OPENAI_API_KEY, 'User')
