rem One small paid request; 200 means that login, role, project and model are fine.
for /f %t in ('gcloud auth application-default print-access-token') do @set TOKEN=%t
curl -s -o nul -D - https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/publishers/google/models/gemini-3.8-flash:generateContent ^
  -H "Authorization: Bearer %TOKEN%" -H "Content-Type: application/json" -d "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}" | findstr /b HTTP
