curl -sS https://other.example/v1/models -H "Authorization: Bearer $OTHER_API_KEY"
