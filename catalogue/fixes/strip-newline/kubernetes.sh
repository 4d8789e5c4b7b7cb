# echo "$KEY" | base64 stores a newline. Rewrites the secret llm-key, which holds this one value:
kubectl get secret llm-key -o jsonpath='{.data.OPENAI_API_KEY}' | base64 -d | tr -d '[:space:]' |
  kubectl create secret generic llm-key --from-file=OPENAI_API_KEY=/dev/stdin --dry-run=client -o yaml | kubectl apply -f -
kubectl rollout restart deployment/app
