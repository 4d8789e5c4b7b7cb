const key = process.env.ELEVENLABS_API_KEY ?? "";
const headers = { "xi-api-key": key };
const response = await fetch("https://api.elevenlabs.io/v1/models", { headers });
console.log(response.status, await response.text());
