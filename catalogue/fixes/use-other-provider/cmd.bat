set OPENAI_BASE_URL=https://other.example/v1
set OPENAI_API_KEY=%OTHER_API_KEY%
