kubectl run net --rm -i --restart=Never --image=curlimages/curl -- -sS https://www.cloudflare.com/cdn-cgi/trace | grep -E '^(ip|loc)='
