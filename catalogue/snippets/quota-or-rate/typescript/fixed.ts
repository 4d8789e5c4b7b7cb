import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey, maxRetries: 5 }); // waits as long as the server says
try {
  const answer = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: "Hello" }],
  });
  console.log(answer.choices[0].message.content);
} catch (error) {
  const noCredit = /insufficient_quota|billing_/;
  if (error instanceof OpenAI.APIError && noCredit.test(error.code ?? "")) {
    throw new Error("No credit: https://platform.openai.com/settings/organization/billing");
  }
  throw error;
}
