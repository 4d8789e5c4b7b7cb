import { BedrockRuntime } from "@aws-sdk/client-bedrock-runtime";

const credentials = { accessKeyId: "your-key-id", secretAccessKey: "your-secret" };
const client = new BedrockRuntime({ region: "us-east-1", credentials });
const answer = await client.converse({
  modelId: "amazon.nova-micro-v1:0",
  messages: [{ role: "user", content: [{ text: "Hello" }] }],
});
console.log(answer.output?.message?.content?.[0]?.text);
