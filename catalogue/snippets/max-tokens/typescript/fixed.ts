import Anthropic from "@anthropic-ai/sdk";

const apiKey = process.env.ANTHROPIC_API_KEY;
const client = new Anthropic({ apiKey });
const answer = await client.messages.create({
  model: "claude-haiku-4-5",
  max_tokens: 500,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.content);
