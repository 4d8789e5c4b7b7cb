# Asks without showing it; set -gx with the key typed out would end up in the history.
read -s -gx -P 'Key: ' OPENAI_API_KEY
