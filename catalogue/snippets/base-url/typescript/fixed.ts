import OpenAI from "openai";

const apiKey = process.env.OTHER_API_KEY;
const client = new OpenAI({ apiKey, baseURL: "https://other.example/v1" });
const answer = await client.chat.completions.create({
  model: "a-model-of-that-service",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
