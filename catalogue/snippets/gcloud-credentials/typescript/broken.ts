import { OAuth2Client } from "google-auth-library";
import { GoogleGenAI } from "@google/genai";

const authClient = new OAuth2Client();
authClient.setCredentials({ access_token: process.env.ACCESS_TOKEN });
const project = process.env.GOOGLE_CLOUD_PROJECT;
const client = new GoogleGenAI({ vertexai: true, project, location: "global", googleAuthOptions: { authClient } });
const answer = await client.models.generateContent({
  model: "gemini-3.8-flash",
  contents: "Hello",
});
console.log(answer.text);
