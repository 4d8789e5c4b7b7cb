set -gx OPENAI_API_KEY (string trim -c "\"'" -- "$OPENAI_API_KEY")
