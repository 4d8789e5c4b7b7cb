# Rewrites the secret llm-key, which holds this one value, without quotes and line breaks.
kubectl get secret llm-key -o jsonpath='{.data.OPENAI_API_KEY}' | base64 -d | tr -d "\"'\r\n" |
  kubectl create secret generic llm-key --from-file=OPENAI_API_KEY=/dev/stdin --dry-run=client -o yaml | kubectl apply -f -
kubectl rollout restart deployment/app
