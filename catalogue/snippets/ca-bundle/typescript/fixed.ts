import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { Agent } from "undici";
import OpenAI from "openai";

const ca = [...rootCertificates, readFileSync("company-root.pem", "utf8")];
const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey, fetchOptions: { dispatcher: new Agent({ connect: { ca } }) } });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
