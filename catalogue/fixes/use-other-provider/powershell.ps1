$env:OPENAI_BASE_URL = 'https://other.example/v1'
$env:OPENAI_API_KEY = $env:OTHER_API_KEY
