# One small paid request; 200 means that login, role, project and model are fine (PowerShell 7).
$body = '{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}'
(Invoke-WebRequest https://aiplatform.googleapis.com/v1/projects/YOUR-PROJECT/locations/global/publishers/google/models/gemini-3.8-flash:generateContent -Method Post -ContentType application/json -Body $body `
  -Headers @{ Authorization = "Bearer $(gcloud auth application-default print-access-token)" } -SkipHttpErrorCheck).StatusCode
