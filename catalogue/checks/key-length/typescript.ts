const key = process.env.OPENAI_API_KEY ?? "";
console.log(key.length, "characters:", JSON.stringify(key.slice(0, 3)), "to", JSON.stringify(key.slice(-4)));
const response = await fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${key}` } });
console.log(response.status); // 200: it works; 401: it is refused; 403: it is valid but may not do this
