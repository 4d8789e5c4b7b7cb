import OpenAI from "openai";

// One small paid request; 200 means that key, permissions, credit and model are in order.
const answer = await new OpenAI().chat.completions
  .create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "ping" }] })
  .asResponse();
console.log(answer.status);
