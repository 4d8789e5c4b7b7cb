# The models that this key may use:
curl -sS https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY" | grep -oE '"(id|name)": *"[^"]*"' | sort
