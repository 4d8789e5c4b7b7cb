import OpenAI from "openai";

try {
  const answer = await new OpenAI().chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: "Hello" }],
  });
  console.log(answer.choices[0].message.content);
} catch (error) {
  if (error instanceof OpenAI.APIConnectionError) console.error("No answer:", error.cause);
  else if (error instanceof OpenAI.APIError) console.error(error.message, error.code, error.requestID);
  else throw error;
  process.exitCode = 1;
}
