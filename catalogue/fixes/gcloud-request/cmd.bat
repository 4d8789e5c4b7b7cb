for /f %t in ('gcloud auth application-default print-access-token') do @set TOKEN=%t
curl -sS -i https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/publishers/google/models/gemini-3.8-flash:generateContent ^
  -H "Authorization: Bearer %TOKEN%" -H "Content-Type: application/json" -d "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}"
