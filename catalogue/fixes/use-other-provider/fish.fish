set -gx OPENAI_BASE_URL https://other.example/v1
set -gx OPENAI_API_KEY "$OTHER_API_KEY"
