# The public address and country of this machine, as a server sees them:
curl -sS https://www.cloudflare.com/cdn-cgi/trace | grep -E '^(ip|loc)='
