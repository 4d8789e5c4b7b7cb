import OpenAI from "openai";

try {
  console.log((await new OpenAI().models.list()).data[0].id);
} catch (error) {
  console.error(`${error}`); // Error: Connection error.
}
