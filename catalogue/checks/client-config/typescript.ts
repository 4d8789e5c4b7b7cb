import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey });
console.log(client.baseURL, "key ends in", apiKey?.slice(-4));
console.log(await client.models.list()); // a list: the key and the address match
