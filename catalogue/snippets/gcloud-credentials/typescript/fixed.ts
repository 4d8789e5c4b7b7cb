import { GoogleGenAI } from "@google/genai";

// After `gcloud auth application-default login`; with a service account on Google Cloud.
const project = process.env.GOOGLE_CLOUD_PROJECT;
const client = new GoogleGenAI({ vertexai: true, project, location: "global" });
const answer = await client.models.generateContent({
  model: "gemini-3.8-flash",
  contents: "Hello",
});
console.log(answer.text);
