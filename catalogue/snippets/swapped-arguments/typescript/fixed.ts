import OpenAI from "openai";

async function ask({ apiKey, prompt }: { apiKey: string; prompt: string }) {
  const client = new OpenAI({ apiKey });
  const answer = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: prompt }],
  });
  return answer.choices[0].message.content;
}

console.log(await ask({ prompt: "Name three rivers.", apiKey: process.env.OPENAI_API_KEY ?? "" }));
