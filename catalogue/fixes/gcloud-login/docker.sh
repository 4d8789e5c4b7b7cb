# A container doesn't see your login: give it the file, or give the machine a service account.
docker run --rm -v ~/.config/gcloud:/root/.config/gcloud -e GOOGLE_CLOUD_PROJECT IMAGE
