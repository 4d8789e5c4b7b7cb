# $(…) cuts off the newline at the end of the file.
kubectl create secret generic llm-key --from-literal=OPENAI_API_KEY="$(cat key.txt)"
