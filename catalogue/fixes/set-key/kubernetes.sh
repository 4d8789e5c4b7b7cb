# The deployment reads it with envFrom, secretRef, name: llm-key.
printf 'Key: '; read -rs KEY
kubectl create secret generic llm-key --from-literal=OPENAI_API_KEY="$KEY" --dry-run=client -o yaml | kubectl apply -f -
kubectl rollout restart deployment/app  # a running pod keeps the old value
