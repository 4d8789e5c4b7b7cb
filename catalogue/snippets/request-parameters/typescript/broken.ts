import OpenAI from "openai";

const answer = await new OpenAI().chat.completions.create({
  model: "gpt-5-mini",
  messages: [{ role: "user", content: "Hello" }],
  max_tokens: 500,
});
console.log(answer.choices[0].message.content);
