kubectl set env deployment/app OPENAI_BASE_URL-  # the minus removes it
