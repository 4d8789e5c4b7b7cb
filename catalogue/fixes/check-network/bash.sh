# Any status, even 401, means that the connection works.
curl -sS -o /dev/null -w '%{http_code} from %{remote_ip} in %{time_total} s\n' https://api.openai.com/v1/models
env | grep -i '_proxy='  # the SDKs use these too
