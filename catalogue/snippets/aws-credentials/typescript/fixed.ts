import { BedrockRuntime } from "@aws-sdk/client-bedrock-runtime";

// After `aws sso login` on your machine; with a role on AWS.
const client = new BedrockRuntime({ region: "us-east-1" });
const answer = await client.converse({
  modelId: "amazon.nova-micro-v1:0",
  messages: [{ role: "user", content: [{ text: "Hello" }] }],
});
console.log(answer.output?.message?.content?.[0]?.text);
