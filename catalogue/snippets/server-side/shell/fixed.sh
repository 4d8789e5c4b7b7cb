# Only the server has the key.
npm run build
OPENAI_API_KEY="$OPENAI_API_KEY" node server.mjs
