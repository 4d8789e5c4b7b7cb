$body = '{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}'
Invoke-RestMethod https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/publishers/google/models/gemini-3.8-flash:generateContent -Method Post -ContentType application/json -Body $body `
  -Headers @{ Authorization = "Bearer $(gcloud auth application-default print-access-token)" }
