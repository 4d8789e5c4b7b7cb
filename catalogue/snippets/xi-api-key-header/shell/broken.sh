curl -sS https://api.elevenlabs.io/v1/models -H 'Authorization: Bearer '"$ELEVENLABS_API_KEY"
