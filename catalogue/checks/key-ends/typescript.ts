const key = process.env.OPENAI_API_KEY ?? "";
console.log(key.length, "characters:", JSON.stringify(key.slice(0, 3)), "to", JSON.stringify(key.slice(-4)));
