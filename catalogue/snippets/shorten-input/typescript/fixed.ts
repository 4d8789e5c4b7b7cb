import OpenAI from "openai";

type Message = OpenAI.ChatCompletionMessageParam;
const client = new OpenAI();
const history: Message[] = [{ role: "system", content: "Answer briefly." }];

export async function ask(prompt: string) {
  history.push({ role: "user", content: prompt });
  const recent = [history[0], ...history.slice(1).slice(-21)];
  const answer = await client.chat.completions.create({ model: "gpt-4o-mini", messages: recent });
  history.push(answer.choices[0].message);
  return answer.choices[0].message.content;
}
