rem What redirects a client that starts here; no output means that nothing does.
set | findstr /r "BASE_URL= API_BASE= ENDPOINT= _HOST= ORG_ID= ORGANIZATION= PROJECT= PROJECT_ID="
