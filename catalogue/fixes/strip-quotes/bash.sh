# Helps in this shell; correct the place that the value comes from as well.
export OPENAI_API_KEY="$(printf %s "$OPENAI_API_KEY" | tr -d "\"'")"
