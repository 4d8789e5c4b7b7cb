rem The PowerShell tab shows who issued the certificate. Trust a company's root certificate:
set SSL_CERT_FILE=C:\certs\company-root.pem
set NODE_EXTRA_CA_CERTS=C:\certs\company-root.pem
