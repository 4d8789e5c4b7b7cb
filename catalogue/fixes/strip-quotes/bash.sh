# Helps in this shell; also correct the place that the value comes from.
export OPENAI_API_KEY="$(printf %s "$OPENAI_API_KEY" | tr -d "\"'")"
