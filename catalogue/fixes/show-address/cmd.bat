curl -sS https://www.cloudflare.com/cdn-cgi/trace | findstr /b "ip= loc="
