import OpenAI from "openai";

try {
  console.log((await new OpenAI({ timeout: 30_000 }).models.list()).data[0].id);
} catch (error) {
  if (!(error instanceof OpenAI.APIConnectionError)) throw error;
  console.error(error.message, error.cause);
}
