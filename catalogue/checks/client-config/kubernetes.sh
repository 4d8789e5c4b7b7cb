kubectl exec deployment/app -- sh -c 'env | grep -E "^OPENAI_(BASE_URL|API_BASE|ORG_ID|ORGANIZATION|PROJECT_ID)="'
