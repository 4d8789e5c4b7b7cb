import OpenAI from "openai";

const client = new OpenAI();
for (;;) {
  try {
    await client.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] });
    break;
  } catch (error) {
    await new Promise((done) => setTimeout(done, 20_000));
  }
}
