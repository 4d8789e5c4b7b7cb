rem Accounts and project; the next line fails if there are no credentials here.
gcloud auth list
gcloud config get-value project
gcloud auth application-default print-access-token > nul && echo found
