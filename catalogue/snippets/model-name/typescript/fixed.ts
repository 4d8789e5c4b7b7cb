import OpenAI from "openai";

const client = new OpenAI();
const model = "gpt-4o-mini";
const names = (await client.models.list()).data.map(({ id }) => id);
if (!names.includes(model)) throw new Error(`This key can't use ${model}.`);
const answer = await client.chat.completions.create({
  model,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
