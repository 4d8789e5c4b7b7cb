curl -sS https://YOUR-RESOURCE.openai.azure.com/openai/v1/models -H "api-key: $AZURE_OPENAI_API_KEY"
