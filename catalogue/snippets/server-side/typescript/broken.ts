const apiKey = import.meta.env.VITE_OPENAI_API_KEY; // every visitor can read it
const response = await fetch("https://api.openai.com/v1/chat/completions", {
  method: "POST",
  headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
  body: '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}',
});
console.log(await response.json());
