# The last four characters inside the pod; it keeps them until it is restarted.
kubectl exec deployment/app -- sh -c 'printf %s "$OPENAI_API_KEY" | tail -c 4'
kubectl rollout restart deployment/app
