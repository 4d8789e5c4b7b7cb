# One small paid request; 200 means that login, role, project and model are fine.
curl -s -o /dev/null -w '%{http_code}\n' -H "Authorization: Bearer $(gcloud auth application-default print-access-token)" \
  -H 'Content-Type: application/json' -d '{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}' \
  https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/publishers/google/models/gemini-3.8-flash:generateContent
