const key = process.env.AZURE_OPENAI_API_KEY ?? "";
const headers = { "api-key": key };
const response = await fetch("https://YOUR-RESOURCE.openai.azure.com/openai/v1/models", { headers });
console.log(response.status, await response.text());
