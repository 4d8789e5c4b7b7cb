gcloud auth application-default login
gcloud auth application-default set-quota-project YOUR-PROJECT
rem A file in this variable would override it:
echo %GOOGLE_APPLICATION_CREDENTIALS%
