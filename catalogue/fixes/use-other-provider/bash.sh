# OpenAI's SDKs read both; use a model name of that service too.
export OPENAI_BASE_URL=https://other.example/v1
export OPENAI_API_KEY="$OTHER_API_KEY"
