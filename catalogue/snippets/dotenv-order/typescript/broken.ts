import OpenAI from "openai";
import dotenv from "dotenv";

const client = new OpenAI();
dotenv.config();
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
