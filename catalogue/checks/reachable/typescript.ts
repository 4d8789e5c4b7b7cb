// Without a key; any status, even 401, means that the API was reached and TLS works.
const response = await fetch("https://api.openai.com/v1/models");
console.log(response.status);
