import { readFileSync } from "node:fs";
import { get } from "node:https";

const key = readFileSync("/run/secrets/openai_key", "utf8");
const headers = { Authorization: `Bearer ${key}` };
get("https://api.openai.com/v1/models", { headers }, (response) => {
  console.log(response.statusCode);
  response.resume();
});
