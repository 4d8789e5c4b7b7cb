string replace -ra '[A-Za-z0-9._-]' '' -- "$OPENAI_API_KEY" | od -An -c
read -s -gx -P 'Key: ' OPENAI_API_KEY
