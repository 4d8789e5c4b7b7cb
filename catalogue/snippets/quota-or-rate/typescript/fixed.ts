import OpenAI from "openai";

const noCredit = ["insufficient_quota", "billing_not_active", "billing_hard_limit_reached"];
const client = new OpenAI({ maxRetries: 5 }); // waits as the server says
try {
  await client.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] });
} catch (error) {
  if (error instanceof OpenAI.APIError && noCredit.includes(error.code ?? "")) {
    throw new Error("No credit: https://platform.openai.com/settings/organization/billing");
  }
  throw error;
}
