curl -sS https://YOUR-RESOURCE.openai.azure.com/openai/v1/models -H 'Authorization: Bearer '"$AZURE_OPENAI_API_KEY"
