for attempt in 1 2 3 4 5; do
  answer=$(curl -sS https://api.openai.com/v1/chat/completions -d @request.json \
    -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json")
  case "$answer" in
    *insufficient_quota* | *'"billing_'*) echo "No credit; waiting won't help." >&2; exit 1 ;;
    *rate_limit_exceeded*) sleep 20 ;;
    *) break ;;
  esac
done
echo "$answer"
