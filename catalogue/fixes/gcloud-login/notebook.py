from google.colab import auth  # elsewhere, in a terminal: gcloud auth application-default login
auth.authenticate_user()
