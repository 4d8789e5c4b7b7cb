# --from-file keeps the newline at the end of the file.
kubectl create secret generic llm-key --from-file=OPENAI_API_KEY=key.txt
