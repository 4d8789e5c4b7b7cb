# In the pod that fails: length and last four characters, never the whole key.
kubectl exec deployment/app -- sh -c 'printf %s "$OPENAI_API_KEY" | wc -c; printf %s "$OPENAI_API_KEY" | tail -c 4'
