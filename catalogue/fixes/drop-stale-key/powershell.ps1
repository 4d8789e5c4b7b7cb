-join $env:OPENAI_API_KEY[-4..-1]  # the last four characters of the value that wins
Remove-Item Env:OPENAI_API_KEY
# Stored for the user too? Then open a new window.
[Environment]::SetEnvironmentVariable('OPENAI_API_KEY', $null, 'User')
