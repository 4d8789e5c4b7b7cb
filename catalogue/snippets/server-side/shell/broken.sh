# A variable with this prefix is written into the page.
VITE_OPENAI_API_KEY="$OPENAI_API_KEY" npm run build
