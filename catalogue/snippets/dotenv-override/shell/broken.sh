# Keeps an old value that this shell already has.
[ -n "$OPENAI_API_KEY" ] || . ./.env
export OPENAI_API_KEY
python main.py
