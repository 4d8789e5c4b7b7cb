import { readFileSync } from "node:fs";
import OpenAI from "openai";

const lines = readFileSync(".env", "utf8").split("\n");
const line = lines.find((text) => text.startsWith("OPENAI_API_KEY=")) ?? "";
const apiKey = line.slice("OPENAI_API_KEY=".length).replace(/["'\s]/g, "");
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
