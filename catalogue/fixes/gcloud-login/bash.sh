# Google's libraries find this login by themselves; a file in the variable below would override it.
gcloud auth application-default login
gcloud auth application-default set-quota-project YOUR-PROJECT
echo "$GOOGLE_APPLICATION_CREDENTIALS"
