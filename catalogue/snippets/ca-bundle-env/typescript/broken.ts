import OpenAI from "openai";

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // trusts every certificate
const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
