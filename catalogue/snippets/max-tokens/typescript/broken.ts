import Anthropic from "@anthropic-ai/sdk";

const apiKey = process.env.ANTHROPIC_API_KEY;
const client = new Anthropic({ apiKey });
// @ts-expect-error: a field is missing
const answer = await client.messages.create({
  model: "claude-haiku-4-5",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.content);
