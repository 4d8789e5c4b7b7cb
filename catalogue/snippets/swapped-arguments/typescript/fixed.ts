import OpenAI from "openai";

async function ask({ apiKey, prompt }: { apiKey: string; prompt: string }) {
  const client = new OpenAI({ apiKey });
  const messages = [{ role: "user" as const, content: prompt }];
  return client.chat.completions.create({ model: "gpt-4o-mini", messages });
}

console.log(await ask({ prompt: "Name three rivers.", apiKey: process.env.OPENAI_API_KEY ?? "" }));
