import OpenAI from "openai";

process.env.HTTPS_PROXY = "http://proxy.example:3128"; // fetch doesn't read it
const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
