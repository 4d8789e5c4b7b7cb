set -gx OPENAI_API_KEY (string replace -ra '\s' '' -- "$OPENAI_API_KEY")
