curl -sS "https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/endpoints" \
  -H "Authorization: Bearer $ACCESS_TOKEN"
