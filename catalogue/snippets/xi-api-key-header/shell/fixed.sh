curl -sS https://api.elevenlabs.io/v1/models -H "xi-api-key: $ELEVENLABS_API_KEY"
