curl -sS https://generativelanguage.googleapis.com/v1beta/models -H 'Authorization: Bearer '"$GEMINI_API_KEY"
