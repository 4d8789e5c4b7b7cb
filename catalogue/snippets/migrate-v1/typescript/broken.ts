// @ts-expect-error: the interface of version 3
import { Configuration, OpenAIApi } from "openai";

const client = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
const answer = await client.createChatCompletion({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.data.choices[0].message.content);
