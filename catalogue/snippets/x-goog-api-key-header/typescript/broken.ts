const key = process.env.GEMINI_API_KEY ?? "";
const headers = { Authorization: "Bearer " + key };
const response = await fetch("https://generativelanguage.googleapis.com/v1beta/models", { headers });
console.log(response.status, await response.text());
