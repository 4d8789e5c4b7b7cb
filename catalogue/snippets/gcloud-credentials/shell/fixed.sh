curl -sS "https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/endpoints" \
  -H "Authorization: Bearer $(gcloud auth application-default print-access-token)"
