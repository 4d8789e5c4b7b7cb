kubectl logs deployment/app --tail=300 > error.txt
