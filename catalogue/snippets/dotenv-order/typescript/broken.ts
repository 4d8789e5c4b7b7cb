import OpenAI from "openai";
import dotenv from "dotenv";

const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey });
dotenv.config();
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
