import dotenv from "dotenv";
import OpenAI from "openai";

dotenv.config({ override: true });
console.log("Key ends in", process.env.OPENAI_API_KEY?.slice(-4));
const client = new OpenAI();
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
