kubectl set env deployment/app OPENAI_ORG_ID- OPENAI_ORGANIZATION- OPENAI_PROJECT_ID-  # the minus removes it
