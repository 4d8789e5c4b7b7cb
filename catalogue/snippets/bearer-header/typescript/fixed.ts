const key = process.env.OPENAI_API_KEY ?? "";
const response = await fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${key}` } });
console.log(response.status, await response.text());
