import OpenAI from "openai";

async function ask(apiKey: string, prompt: string) {
  const client = new OpenAI({ apiKey });
  const answer = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: prompt }],
  });
  return answer.choices[0].message.content;
}

console.log(await ask("Name three rivers.", process.env.OPENAI_API_KEY ?? ""));
