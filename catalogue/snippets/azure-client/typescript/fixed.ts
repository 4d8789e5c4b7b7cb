import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env.AZURE_OPENAI_API_KEY,
  baseURL: "https://YOUR-RESOURCE.openai.azure.com/openai/v1/",
});
const answer = await client.chat.completions.create({
  model: "your-deployment",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
