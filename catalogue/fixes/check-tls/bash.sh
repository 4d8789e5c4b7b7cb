# Who issued the certificate? A company or antivirus name: trust its root certificate.
openssl s_client -connect api.openai.com:443 -servername api.openai.com </dev/null 2>/dev/null | openssl x509 -noout -issuer -enddate
export SSL_CERT_FILE=/path/to/company-root.pem NODE_EXTRA_CA_CERTS=/path/to/company-root.pem
