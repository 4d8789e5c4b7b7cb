import { readFileSync } from "node:fs";
import { get } from "node:https";

const key = readFileSync("/run/secrets/llm_key", "utf8").trim();
get("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${key}` } }, (response) => {
  console.log(response.statusCode);
  response.resume();
});
