# In the Dockerfile of a Debian image, with ca-certificates installed:
# COPY company-root.crt /usr/local/share/ca-certificates/
# RUN update-ca-certificates
docker build --no-cache -t IMAGE .
