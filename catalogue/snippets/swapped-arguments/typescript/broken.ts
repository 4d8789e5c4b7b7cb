import OpenAI from "openai";

async function ask(apiKey: string, prompt: string) {
  const client = new OpenAI({ apiKey });
  const messages = [{ role: "user" as const, content: prompt }];
  return client.chat.completions.create({ model: "gpt-4o-mini", messages });
}

console.log(await ask("Name three rivers.", process.env.OPENAI_API_KEY ?? ""));
