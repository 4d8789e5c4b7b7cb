# The file wins.
set -a; . ./.env; set +a
echo "Key ends in $(printf %s "$OPENAI_API_KEY" | tail -c 4)"
python main.py
