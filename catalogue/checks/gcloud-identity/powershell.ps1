# A token means that credentials were found here; then whose they are, and the project.
(gcloud auth application-default print-access-token).Length
gcloud auth list
gcloud config get-value project
