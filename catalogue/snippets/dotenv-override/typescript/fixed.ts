import dotenv from "dotenv";
import OpenAI from "openai";

dotenv.config({ override: true });
const apiKey = process.env.OPENAI_API_KEY;
console.log("Key ends in", apiKey?.slice(-4));
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
