import { HttpsProxyAgent } from "https-proxy-agent";
import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY;
// @ts-expect-error: an option of an older version; today's client ignores it
const client = new OpenAI({ apiKey, httpAgent: new HttpsProxyAgent("http://proxy.example:3128") });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
