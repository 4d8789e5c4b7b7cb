const key = process.env.ANTHROPIC_API_KEY ?? "";
const headers = { "x-api-key": key, "anthropic-version": "2023-06-01" };
const response = await fetch("https://api.anthropic.com/v1/models", { headers });
console.log(response.status, await response.text());
