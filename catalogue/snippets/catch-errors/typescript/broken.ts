import OpenAI from "openai";

try {
  const answer = await new OpenAI().chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: "Hello" }],
  });
  console.log(answer.choices[0].message.content);
} catch {
  console.log("Invalid API key");
}
