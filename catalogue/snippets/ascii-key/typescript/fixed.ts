import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY ?? "";
const place = apiKey.search(/[^\x21-\x7e]/);
if (place >= 0) {
  const code = apiKey.codePointAt(place)!.toString(16).toUpperCase();
  throw new Error(`OPENAI_API_KEY: character ${place + 1} is U+${code}. Copy the key again.`);
}
const client = new OpenAI({ apiKey });
const answer = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
