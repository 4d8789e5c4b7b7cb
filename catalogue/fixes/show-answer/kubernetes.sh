kubectl exec deployment/app -- sh -c 'curl -sS -i https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"' | head -n 40
