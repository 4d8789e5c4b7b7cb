curl.exe -sS https://www.cloudflare.com/cdn-cgi/trace | Select-String '^(ip|loc)='
