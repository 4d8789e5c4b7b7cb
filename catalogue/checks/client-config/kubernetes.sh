kubectl exec deployment/app -- sh -c 'env | grep -E "(BASE_URL|API_BASE|ENDPOINT|_HOST|ORG_ID|ORGANIZATION|PROJECT|PROJECT_ID)="'
