$tcp = [Net.Sockets.TcpClient]::new('api.openai.com', 443)
$tls = [Net.Security.SslStream]::new($tcp.GetStream(), $false, { $true })
$tls.AuthenticateAsClient('api.openai.com'); $tls.RemoteCertificate.Issuer
$env:SSL_CERT_FILE = $env:NODE_EXTRA_CA_CERTS = 'C:\certs\company-root.pem'
