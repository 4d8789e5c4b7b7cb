# The key alone tells OpenAI its organization and project.
unset OPENAI_ORG_ID OPENAI_ORGANIZATION OPENAI_PROJECT_ID
