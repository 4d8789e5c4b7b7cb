curl.exe -sS -o NUL -w '%{http_code} from %{remote_ip}' https://api.openai.com/v1/models
Get-ChildItem Env:*_PROXY  # the SDKs use these too
