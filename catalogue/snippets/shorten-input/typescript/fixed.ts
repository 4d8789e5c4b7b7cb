import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey });
const history: { role: "user" | "assistant"; content: string }[] = [];

export async function ask(prompt: string) {
  history.push({ role: "user", content: prompt });
  const answer = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: history.slice(-21),
  });
  const reply = answer.choices[0].message.content ?? "";
  history.push({ role: "assistant", content: reply });
  return reply;
}
