kubectl set env deployment/app OPENAI_BASE_URL=https://other.example/v1
