import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY ?? "";
if (!/^sk-[A-Za-z0-9_-]{48,}$/.test(apiKey)) {
  const start = JSON.stringify(apiKey.slice(0, 3));
  throw new Error(`OPENAI_API_KEY isn't shaped like a key: ${apiKey.length} characters, begins with ${start}.`);
}
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
