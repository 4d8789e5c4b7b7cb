import OpenAI from "openai";

const client = new OpenAI();
console.log(client.baseURL, client.organization, client.project, "key ends in", client.apiKey?.slice(-4));
console.log((await client.models.list().asResponse()).status); // 200: key and address fit together
