// The npm packages: for each a program (head and call), and which scenarios are printed how.

import { key } from "./keys.mjs";
import { ANTHROPIC_LIKE, GEMINI_LIKE, OPENAI_LIKE, OTHER } from "./scenarios.mjs";

const caught = (handler, imports = "") => (head, call) =>
  `${imports}${head}\n\ntry {\n  const result = await ${call};\n  console.log(result);\n} catch (e) {\n  ${handler}\n}\n`;

// How people look at an error.
const PRINTS = {
  uncaught: (head, call) => `${head}\n\nconst result = await ${call};\nconsole.log(result);\n`,
  error: caught("console.error(e);"),
  failed: caught('console.error("Request failed:", e);'),
  message: caught('console.log("Error:", e.message);'),
  bare: caught("console.log(e.message);"),
  string: caught("console.log(String(e));"),
  json: caught("console.log(JSON.stringify(e));"),
  pretty: caught("console.log(JSON.stringify(e, null, 2));"),
  http: caught("console.log(JSON.stringify({ success: false, error: e.message }));"),
  inspect: caught("console.log(inspect(e, { depth: 6, breakLength: 120 }));", 'import { inspect } from "node:util";\n'),
  cause: caught('console.error(e.message, "cause:", e.cause);'),
  pino: (head, call) => caught('log.error({ err: e }, "completion failed");')(`import pino from "pino";\n${head}\n\nconst log = pino();`, call),
  data: caught("console.log(e.response?.status, e.response?.data ?? e.message);"),
  body: caught("console.log(JSON.stringify(e.response?.data ?? e.message));"),
  // CommonJS, a promise that nobody handles.
  loose: (head, call) =>
    `${head.replace(/import (\{[^}]+\}|\w+) from ("[^"]+");/g, "const $1 = require($2);")}\n\nasync function main() {\n  const result = await ${call};\n  console.log(result);\n}\n\nmain();\n`,
};

/// One case. `base` is the program, `scenario` what is wrong, `more` overrides either.
function made(base, scenarios, name, print, more = {}) {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const all = { ...base, ...scenario, ...more };
  const id = `${base.set}${base.tag ? `-${base.tag}` : ""}-${more.tag ?? name}-${print}`;
  const form = more.form ?? scenario.form ?? base.form;
  const whole = all.literal ?? (all.bend ?? ((k) => k))(key(form, id));
  const env = more.env ?? scenario.env ?? { [base.variable]: whole };
  const options = all.options ?? base.defaults ?? "";
  const head = (more.head ?? base.head)(options);
  const cjs = print === "loose";
  const file = cjs ? "index.js" : (more.file ?? "index.mjs");
  const text = PRINTS[print](head, more.call ?? base.call);
  return {
    id, tool: "node", set: base.set, package: base.package, sdk: base.sdk, provider: all.provider ?? base.provider,
    name: base.name, weather: all.weather, cause: all.cause, also: all.also, why: all.why, status: all.status, error_code: all.error_code,
    key: whole, hint: all.hint, env, files: { [file]: text }, run: `node ${file}`, edit: all.edit, ollama: all.ollama,
  };
}

const many = (base, scenarios, list) => list.map(([name, print, more]) => made(base, scenarios, name, print, more));

// A text that shows a status and no more supports many causes.
const bare401 = ["missing_key", "malformed_key", "placeholder_key", "wrong_provider_key", "organization_mismatch", "insufficient_scope"];
const only = { cause: "invalid_key", also: bare401, why: "401 and nothing more", hint: null, error_code: null };

// ---- OpenAI

const openai = (set) => ({
  set, package: "openai", name: "openai-node", sdk: "openai-node", provider: "openai", variable: "OPENAI_API_KEY", form: "project",
  head: (o) => `import OpenAI from "openai";\n\nconst client = new OpenAI(${o});`,
  call: 'client.chat.completions.create({\n  model: "gpt-4o-mini",\n  messages: [{ role: "user", content: "Say this is a test" }],\n})',
});
const streamed = 'client.chat.completions.create({ model: "gpt-4o-mini", stream: true, messages: [{ role: "user", content: "Tell me a story" }] });\nfor await (const part of result) process.stdout.write(part.choices[0]?.delta?.content ?? "")';
const responses = 'client.responses.create({ model: "gpt-4.1", input: "Write a haiku about rain" })';
const embeddings = 'client.embeddings.create({ model: "text-embedding-3-small", input: "hello" })';
const at = (url, variable) => `{ baseURL: "${url}"${variable ? `, apiKey: process.env.${variable}` : ""} }`;
/// Another service behind OpenAI's SDK.
const relay = (provider, form, url, model, more) => ({
  provider, form, options: at(url), call: `client.chat.completions.create({ model: "${model}", messages: [{ role: "user", content: "hi" }] })`, ...more,
});
const azure = (more) => ({
  provider: "azure-openai", form: "azure",
  head: (o) => `import { AzureOpenAI } from "openai";\n\nconst client = new AzureOpenAI(${o});`,
  options: '{ endpoint: "https://contoso-eu.openai.azure.com", apiVersion: "2024-10-21", deployment: "chat-prod", apiKey: process.env.OPENAI_API_KEY }', ...more,
});

const openai3 = {
  ...openai("openai-3"), form: "openai",
  head: () => 'import { Configuration, OpenAIApi } from "openai";\n\nconst configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });\nconst openai = new OpenAIApi(configuration);',
  call: 'openai.createChatCompletion({\n  model: "gpt-3.5-turbo",\n  messages: [{ role: "user", content: "Hello world" }],\n})',
};
const oldCode = {
  tag: "oldcode", form: "openai", head: openai3.head, call: openai3.call, cause: "sdk_mismatch", hint: null, weather: undefined,
  why: "code for version 3 (Configuration, OpenAIApi) on a later version",
};

const openaiCases = [
  ...many(openai3, OPENAI_LIKE, [
    ["badold", "bare", only], ["badold", "data"], ["quota", "data"], ["rate", "bare", { also: ["quota_exceeded"], why: "429 and nothing more" }], ["model", "body"],
    ["inner", "error"], ["smart", "bare"], ["empty", "data", { also: ["wrong_auth_scheme"] }], ["undefined", "data", { tag: "unset", env: {}, literal: "undefined" }],
    ["nxdomain", "bare"], ["selfsigned", "bare"], ["ctx", "data"], ["502", "data"], ["anthropic", "body"],
    ["missing", "uncaught", { tag: "newcode", cause: "sdk_mismatch", why: "code for version 4 and later (new OpenAI) on version 3", head: openai("x").head, call: openai("x").call, env: { OPENAI_API_KEY: "" } }],
  ]),
  ...many(openai("openai-4.28"), OPENAI_LIKE, [
    ["badold", "error"], ["missing", "loose"], ["inner", "cause"], ["quota", "uncaught"], ["double", "message"], ["assign", "json"],
    ["unknown", "cause"], ["reset", "error"], ["nov1", "uncaught"], ["region", "pretty"], ["org", "loose", { options: '{ organization: "org-acme" }' }], ["missing", "uncaught", oldCode],
  ]),
  ...many(openai("openai-4"), OPENAI_LIKE, [
    ["bad", "loose"], ["quotes", "error"], ["placeholder", "failed"], ["google", "uncaught"], ["audio", "message"], ["deactivated", "uncaught"],
    ["billing", "json"], ["model", "error", { call: 'client.chat.completions.create({ model: "gpt-5-turbo", messages: [{ role: "user", content: "hi" }] })' }], ["500", "string"],
    ["hang", "error", { options: "{ timeout: 1500, maxRetries: 0 }" }], ["expired", "inspect"], ["noscheme", "uncaught"],
    ["missing", "loose", oldCode],
    ["bad", "error", { tag: "openrouter", ...relay("openrouter", "openrouter", "https://openrouter.ai/api/v1", "deepseek/deepseek-r1"), ...OTHER.or_noauth }],
    ["bad", "message", { tag: "gemini", ...relay("google-gemini", "google", "https://generativelanguage.googleapis.com/v1beta/openai/", "gemini-2.0-flash"), ...OTHER.g_compat, cause: "bad_request", also: ["invalid_key", "model_not_found"], error_code: null, why: "400 without a body: the SDK doesn't show one that is a list" }],
    ["bad", "json", { tag: "azure", ...azure(), ...OTHER.az_bad }],
    ["bad", "uncaught", { tag: "azure404", ...azure(), ...OTHER.az_404 }],
  ]),
  ...many(openai("openai-5"), OPENAI_LIKE, [
    ["expression", "message"], ["smart", "uncaught"], ["zerowidth", "error"], ["scope", "error"], ["noorg", "json"], ["verify", "message", { call: 'client.chat.completions.create({ model: "o3", messages: [{ role: "user", content: "hi" }] })' }],
    ["rpm", "error"], ["ctx", "json"], ["maxtok", "uncaught"], ["503", "message"], ["520", "bare"], ["refused", "uncaught"], ["servfail", "cause"],
    ["streamerror", "uncaught", { call: streamed }], ["plain", "error"],
    ["bad", "error", { tag: "ormodel", ...relay("openrouter", "openrouter", "https://openrouter.ai/api/v1", "openai/gpt-4o-mini-latest"), ...OTHER.or_model }],
    ["bad", "message", { tag: "deepseek", ...relay("deepseek", "deepseek", "https://api.deepseek.com", "deepseek-chat"), ...OTHER.ds_invalid }],
    ["bad", "error", { tag: "balance", ...relay("deepseek", "deepseek", "https://api.deepseek.com", "deepseek-reasoner"), ...OTHER.ds_balance }],
    ["bad", "error", { tag: "xai", ...relay("xai", "xai", "https://api.x.ai/v1", "grok-3"), ...OTHER.xai_invalid }],
  ]),
  ...many(openai("openai-6"), OPENAI_LIKE, [
    ["bad", "pino"], ["bad", "inspect", { call: responses }], ["stub", "string"], ["groq", "pino"], ["nosuchorg", "uncaught", { options: '{ organization: "Personal" }' }], ["project", "error"], ["ip", "message"],
    ["quota", "pino"], ["billing", "error"], ["rate", "json"], ["temp", "http"], ["json", "bare"], ["502", "error"], ["504", "message"],
    ["wronghost", "cause"], ["eof", "inspect"], ["v1v1", "message"], ["streamcut", "error", { call: streamed }],
    ["bad", "error", { tag: "perplexity", ...relay("perplexity", "perplexity", "https://api.perplexity.ai", "sonar"), ...OTHER.pplx_401 }],
    ["bad", "message", { tag: "zhipu", ...relay("zhipu", "mistral", "https://open.bigmodel.cn/api/paas/v4", "glm-4.5"), ...OTHER.zhipu_invalid }],
    ["bad", "error", { tag: "orcredit", ...relay("openrouter", "openrouter", "https://openrouter.ai/api/v1", "anthropic/claude-sonnet-4"), ...OTHER.or_credit }],
    ["bad", "json", { tag: "relayed", ...relay("openrouter", "openrouter", "https://openrouter.ai/api/v1", "qwen/qwen3-235b-a22b:free"), ...OTHER.or_relayed }],
    ["bad", "pino", { tag: "nvidia", ...relay("nvidia", "nvidia", "https://integrate.api.nvidia.com/v1", "meta/llama-3.1-70b-instruct"), ...OTHER.nv_403, cause: "insufficient_scope", also: ["invalid_key", "region_unsupported", "ip_not_allowed", "account_inactive", "model_not_found"], why: "403 without a body: the SDK doesn't show one of this content type" }],
    ["bad", "error", { tag: "azrole", ...azure(), ...OTHER.az_role }],
  ]),
  ...many(openai("openai-7"), OPENAI_LIKE, [
    ["bad", "uncaught"], ["missing", "error"], ["inner", "uncaught"], ["undefined", "message"], ["unexpanded", "json"], ["openrouter", "message"], ["github", "error"],
    ["scope", "http", { call: responses }], ["region", "uncaught"], ["deactivated", "message"], ["quota", "error", { call: embeddings }], ["rate", "uncaught"], ["model", "pretty"], ["nxdomain", "error"],
    ["chain", "uncaught"], ["hang", "message", { options: "{ timeout: 1500, maxRetries: 0 }" }], ["500", "error"], ["nov1", "json"], ["noscheme", "error"],
    ["bad", "error", { tag: "gateway", ...relay("unknown", "openai", "https://llm.example-corp.com/api", "gpt-4o"), ...OTHER.html_404 }],
    ["bad", "error", { tag: "xaicredit", ...relay("xai", "xai", "https://api.x.ai/v1", "grok-4"), ...OTHER.xai_credit }],
    ["bad", "uncaught", { tag: "moonshot", ...relay("moonshot", "openai", "https://api.moonshot.cn/v1", "moonshot-v1-8k"), ...OTHER.moon_invalid }],
    ["bad", "message", { tag: "dashscope", ...relay("dashscope", "deepseek", "https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen-max"), ...OTHER.dash_invalid }],
    ["bad", "error", { tag: "azdep", ...azure(), ...OTHER.az_dep }],
    ["refused", "error", { tag: "ollama", ...relay("ollama", "openai", "http://localhost:11434/v1", "llama3.2"), weather: {}, why: "the connection was refused, at both addresses of localhost" }],
  ]),
];

// ---- Anthropic

const anthropic = (set) => ({
  set, package: "@anthropic-ai/sdk", sdk: "anthropic-node", provider: "anthropic", variable: "ANTHROPIC_API_KEY", form: "anthropic",
  head: (o) => `import Anthropic from "@anthropic-ai/sdk";\n\nconst anthropic = new Anthropic(${o});`,
  call: 'anthropic.messages.create({\n  model: "claude-haiku-4-5",\n  max_tokens: 256,\n  messages: [{ role: "user", content: "Hello, Claude" }],\n})',
});
const anthropicStream = 'anthropic.messages.stream({ model: "claude-haiku-4-5", max_tokens: 256, messages: [{ role: "user", content: "Write a poem" }] }).finalMessage()';
const anthropicCases = [
  ...many(anthropic("anthropic-old"), ANTHROPIC_LIKE, [
    ["badold", "uncaught"], ["missing", "uncaught"], ["inner", "error"], ["smart", "message", { cause: "connection_failed", also: ["malformed_key", "tls_failed", "missing_key"], why: "Connection error and nothing more" }], ["credit", "error"], ["rate", "message"], ["model", "json", { call: anthropic("x").call.replace("haiku-4-5", "3-opus") }],
    ["over", "error"], ["region", "uncaught"], ["wronghost", "cause"],
  ]),
  ...many(anthropic("anthropic-new"), ANTHROPIC_LIKE, [
    ["bad", "pino"], ["nokey", "message"], ["token", "error", { form: "openrouter", variable: "ANTHROPIC_API_KEY", options: "{ authToken: process.env.ANTHROPIC_AUTH_TOKEN }", env: { ANTHROPIC_AUTH_TOKEN: "not-a-token" }, hint: null }],
    ["oauth", "bare"], ["missing", "error"], ["smart", "uncaught"], ["credit", "pino"], ["disabled", "message"], ["rate", "error"], ["model", "uncaught"], ["500", "message"], ["long", "json"], ["maxtok", "error", { call: 'anthropic.messages.create({ model: "claude-haiku-4-5", messages: [{ role: "user", content: "hi" }] })' }],
    ["large", "bare"], ["cors", "message"], ["streamover", "uncaught", { call: anthropicStream }], ["hang", "error", { options: "{ timeout: 1500, maxRetries: 0 }" }], ["reset", "cause"], ["expired", "uncaught"],
    ["region", "json"], ["over", "pretty"],
  ]),
];

// ---- Google

const genai = {
  set: "google", tag: "genai", package: "@google/genai", sdk: "google-genai-node", provider: "google-gemini", variable: "GEMINI_API_KEY", form: "google",
  head: (o) => `import { GoogleGenAI } from "@google/genai";\n\nconst ai = new GoogleGenAI(${o});`, defaults: "{ apiKey: process.env.GEMINI_API_KEY }",
  call: 'ai.models.generateContent({\n  model: "gemini-2.5-flash",\n  contents: "Why is the sky blue?",\n})',
};
const genaiStream = 'ai.models.generateContentStream({ model: "gemini-2.5-flash", contents: "Tell me a story" });\nfor await (const chunk of result) console.log(chunk.text)';
const generative = {
  set: "google", tag: "generative", package: "@google/generative-ai", sdk: "google-generativeai-node", provider: "google-gemini", variable: "GEMINI_API_KEY", form: "google",
  head: () => 'import { GoogleGenerativeAI } from "@google/generative-ai";\n\nconst genAI = new GoogleGenerativeAI(process.env.GEMINI_API_KEY);\nconst model = genAI.getGenerativeModel({ model: "gemini-1.5-flash" });',
  call: 'model.generateContent("Explain how AI works")',
};
const googleCases = [
  ...many(genai, GEMINI_LIKE, [
    ["bad", "uncaught"], ["missing", "uncaught"], ["expired", "message"], ["leaked", "error"], ["blocked", "json", { also: ["invalid_key", "missing_key", "expired_key", "ip_not_allowed", "region_unsupported", "account_inactive", "model_not_found"], why: "403 and nothing more" }], ["referrer", "uncaught"], ["oauth", "message"], ["region", "error"], ["quota", "message"],
    ["field", "bare"], ["503", "uncaught", { call: genaiStream }], ["inner", "error"], ["nxdomain", "cause"], ["bad", "pino"], ["model", "message", { call: genai.call.replace("2.5-flash", "1.0-pro") }],
  ]),
  ...many(generative, GEMINI_LIKE, [
    ["bad", "message"], ["notfound", "error"], ["unreg", "bare"], ["disabled", "uncaught"], ["ip", "message"], ["exhausted", "error"], ["model", "uncaught"], ["smart", "uncaught"], ["refused", "uncaught"], ["chain", "cause", { cause: "connection_failed", also: ["tls_failed"], why: "fetch failed; the SDK drops the reason" }],
  ]),
];

// ---- The smaller services' own SDKs

const mistral = {
  set: "mistral", package: "@mistralai/mistralai", sdk: "mistralai-node", provider: "mistral", variable: "MISTRAL_API_KEY", form: "mistral",
  head: (o) => `import { Mistral } from "@mistralai/mistralai";\n\nconst mistral = new Mistral(${o});`, defaults: "{ apiKey: process.env.MISTRAL_API_KEY }",
  call: 'mistral.chat.complete({\n  model: "mistral-small-latest",\n  messages: [{ role: "user", content: "Bonjour" }],\n})',
};
const groq = {
  set: "groq", package: "groq-sdk", sdk: "groq-node", provider: "groq", variable: "GROQ_API_KEY", form: "groq",
  head: (o) => `import Groq from "groq-sdk";\n\nconst groq = new Groq(${o});`,
  call: 'groq.chat.completions.create({\n  model: "llama-3.3-70b-versatile",\n  messages: [{ role: "user", content: "Explain TCP" }],\n})',
};
const cohere = {
  set: "cohere", package: "cohere-ai", sdk: "cohere-node", provider: "cohere", variable: "CO_API_KEY", form: "cohere",
  head: (o) => `import { CohereClientV2 } from "cohere-ai";\n\nconst cohere = new CohereClientV2(${o});`, defaults: "{ token: process.env.CO_API_KEY }",
  call: 'cohere.chat({\n  model: "command-r-08-2024",\n  messages: [{ role: "user", content: "hello world!" }],\n})',
};
const together = {
  set: "together", package: "together-ai", sdk: "together-node", provider: "together", variable: "TOGETHER_API_KEY", form: "together",
  head: (o) => `import Together from "together-ai";\n\nconst together = new Together(${o});`,
  call: 'together.chat.completions.create({\n  model: "meta-llama/Llama-3.3-70B-Instruct-Turbo",\n  messages: [{ role: "user", content: "Top 3 things to do in New York?" }],\n})',
};
const replicate = {
  set: "replicate", package: "replicate", sdk: "replicate-node", provider: "replicate", variable: "REPLICATE_API_TOKEN", form: "replicate",
  head: () => 'import Replicate from "replicate";\n\nconst replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });',
  call: 'replicate.run("black-forest-labs/flux-schnell", { input: { prompt: "a lighthouse at dusk" } })',
};
const huggingface = {
  set: "huggingface", package: "@huggingface/inference", sdk: "huggingface-node", provider: "huggingface", variable: "HF_TOKEN", form: "huggingface",
  head: () => 'import { InferenceClient } from "@huggingface/inference";\n\nconst hf = new InferenceClient(process.env.HF_TOKEN);',
  call: 'hf.chatCompletion({\n  endpointUrl: "https://router.huggingface.co/v1",\n  model: "meta-llama/Llama-3.1-8B-Instruct",\n  messages: [{ role: "user", content: "What is deep learning?" }],\n})',
};
const bedrock = {
  set: "bedrock", package: "@aws-sdk/client-bedrock-runtime", sdk: "aws-sdk-js", provider: "aws-bedrock", variable: "AWS_ACCESS_KEY_ID", form: "aws-id",
  head: () => 'import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";\n\nconst client = new BedrockRuntimeClient({ region: "us-east-1" });',
  call: 'client.send(new ConverseCommand({\n  modelId: "anthropic.claude-3-haiku-20240307-v1:0",\n  messages: [{ role: "user", content: [{ text: "Hello" }] }],\n}))',
};
// The SDK's warning about Node's version would stand before every text.
const aws = (id) => ({ env: { AWS_ACCESS_KEY_ID: key("aws-id", id), AWS_SECRET_ACCESS_KEY: key("aws-secret", id), NODE_NO_WARNINGS: "1" } });
const ollama = {
  set: "ollama", package: "ollama", sdk: "ollama-node", provider: "ollama", variable: "OLLAMA_API_KEY", form: "openai",
  head: () => 'import ollama from "ollama";', call: 'ollama.chat({ model: "llama3.2", messages: [{ role: "user", content: "Why is the sky blue?" }] })',
};
const missing = (why = "the SDK found no key") => ({ tag: "missing", env: {}, hint: null, cause: "missing_key", also: [], weather: undefined, status: null, error_code: null, why });
const bent = (form, how) => ({ also: [], ...OPENAI_LIKE[how], tag: how, form, weather: undefined });

const smallCases = [
  ...many(mistral, OTHER, [
    ["mis_invalid", "uncaught"], ["mis_unauth2", "message"],
    ["mis_model", "error", { call: mistral.call.replace("small-latest", "huge-latest") }], ["mis_capacity", "bare", { options: '{ apiKey: process.env.MISTRAL_API_KEY, retryConfig: { strategy: "none" } }' }], ["mis_422", "message"], ["mis_invalid", "error", bent("mistral", "inner")], ["nxdomain", "uncaught"], ["hang", "error", { options: "{ apiKey: process.env.MISTRAL_API_KEY, timeoutMs: 1500 }" }],
  ]),
  ...many(groq, OTHER, [
    ["groq_invalid", "uncaught"], ["groq_invalid", "pino"], ["groq_invalid", "uncaught", missing("the SDK refused to start because it found no API key")], ["groq_rate", "message"], ["groq_gone", "error", { call: groq.call.replace("llama-3.3-70b-versatile", "llama3-70b-8192") }],
    ["groq_restricted", "json"], ["html_503", "message"], ["groq_invalid", "error", bent("groq", "smart")], ["groq_model", "pretty"], ["selfsigned", "error"],
  ]),
  ...many(cohere, OTHER, [
    ["coh_invalid_id", "uncaught"], ["coh_nokey", "message"], ["coh_trial", "error", { options: "{ token: process.env.CO_API_KEY, maxRetries: 0 }" }], ["coh_model", "message", { call: cohere.call.replace("command-r-08-2024", "command-xl") }], ["coh_invalid_id", "error", bent("cohere", "inner")], ["coh_invalid_id", "bare", missing()], ["reset", "error"], ["html_502_nginx", "message"],
  ]),
  ...many(together, OTHER, [
    ["tog_invalid", "error"], ["tog_model", "message", { call: together.call.replace("3.3-70B", "9-900B") }], ["tog_invalid", "uncaught", missing("the SDK refused to start because it found no API key")], ["html_503", "error"], ["nxdomain", "uncaught"], ["tog_invalid", "uncaught", bent("together", "smart")],
  ]),
  ...many(replicate, OTHER, [
    ["rep_invalid", "uncaught"], ["rep_nokey", "message", { env: {}, hint: null }], ["rep_credit", "error"], ["rep_422", "message"], ["rep_404", "bare", { call: 'replicate.run("stability-ai/sdxl-ultra", { input: {} })' }], ["servfail", "error"],
  ]),
  ...many(huggingface, OTHER, [
    ["hf_invalid2", "uncaught"], ["hf_scope", "message"], ["hf_credits", "error"], ["hf_invalid", "bare"], ["refused", "uncaught"], ["hf_invalid", "error", bent("huggingface", "inner")],
  ]),
  ...many(bedrock, OTHER, [
    ["br_unrec", "uncaught", aws("br1")], ["br_expired", "error", { env: { ...aws("br2").env, AWS_SESSION_TOKEN: key("cohere", "br2") } }], ["br_sig", "message", aws("br3")], ["br_iam", "bare", aws("br4")], ["br_access", "error", aws("br5")], ["br_model", "json", aws("br6")], ["br_throttle", "error", aws("br7")],
    ["br_unrec", "error", { ...missing("no credentials were found"), env: { NODE_NO_WARNINGS: "1" } }], ["nxdomain", "uncaught", aws("br8")],
  ]),
  ...many(ollama, OTHER, [
    ["refused", "uncaught", { weather: {} }], ["ol_model", "error", { ollama: true }], ["ol_unauth", "uncaught", { ollama: true, call: 'ollama.chat({ model: "gpt-oss:120b-cloud", messages: [{ role: "user", content: "hi" }] })' }], ["ol_memory", "message", { ollama: true, call: ollama.call.replace("llama3.2", "llama3.1:8b") }],
  ]),
];

// ---- Frameworks

const lc = (tag, cls, variable, provider, form, model, scenarios, list) => many({
  set: "langchain", tag, package: `@langchain/${tag}`, sdk: "langchain-js", provider, variable, form,
  head: (o) => `import { ${cls} } from "@langchain/${tag}";\n\nconst llm = new ${cls}(${o || `{ model: "${model}", maxRetries: 0 }`});`, call: 'llm.invoke("What is the capital of Peru?")',
}, scenarios, list);
const retried = (model) => ({ options: `{ model: "${model}" }` });
const langchainCases = [
  ...lc("openai", "ChatOpenAI", "OPENAI_API_KEY", "openai", "project", "gpt-4o-mini", OPENAI_LIKE, [
    ["bad", "uncaught"], ["missing", "uncaught"], ["quota", "error"], ["placeholder", "message"], ["model", "error", retried("gpt-4.5-mini")], ["smart", "error"], ["chain", "error"], ["scope", "json"],
  ]),
  ...lc("anthropic", "ChatAnthropic", "ANTHROPIC_API_KEY", "anthropic", "anthropic", "claude-haiku-4-5", ANTHROPIC_LIKE, [
    ["bad", "error"], ["missing", "uncaught"], ["credit", "error"], ["over", "error"], ["nxdomain", "uncaught"],
  ]),
  ...lc("google-genai", "ChatGoogleGenerativeAI", "GOOGLE_API_KEY", "google-gemini", "google", "gemini-2.0-flash", GEMINI_LIKE, [
    ["bad", "uncaught"], ["missing", "error"], ["quota", "bare"], ["region", "error"],
  ]),
];

const NAMES = { openai: "OpenAI", anthropic: "Anthropic", google: "GoogleGenerativeAI", groq: "Groq", mistral: "Mistral" };
const ai = (set, tag, fn, variable, provider, form, model, scenarios, list) => many({
  set, tag, package: "ai", sdk: "vercel-ai", provider, variable, form,
  head: (o) => `import { generateText } from "ai";\nimport { ${o ? `create${NAMES[fn]}` : fn} } from "@ai-sdk/${tag}";${o ? `\n\nconst ${fn} = create${NAMES[fn]}(${o});` : ""}`,
  call: `generateText({\n  model: ${fn}("${model}"),\n  prompt: "Write a vegetarian lasagna recipe",\n})`,
}, scenarios, list);
const aiStream = (fn, model) => ({
  head: () => `import { streamText } from "ai";\nimport { ${fn} } from "@ai-sdk/openai";`,
  call: `streamText({ model: ${fn}("${model}"), prompt: "Invent a holiday" });\nfor await (const part of result.textStream) process.stdout.write(part)`,
});
const vercelCases = [
  ...ai("vercel", "openai", "openai", "OPENAI_API_KEY", "openai", "project", "gpt-4o", OPENAI_LIKE, [
    ["bad", "uncaught"], ["missing", "uncaught"], ["bad", "uncaught", { tag: "stream", ...aiStream("openai", "gpt-4o") }], ["quota", "message"], ["anthropic", "error"], ["inner", "message"], ["nxdomain", "error"], ["v1v1", "json"], ["project", "pino"], ["502", "message"],
  ]),
  ...ai("vercel", "anthropic", "anthropic", "ANTHROPIC_API_KEY", "anthropic", "anthropic", "claude-haiku-4-5", ANTHROPIC_LIKE, [["bad", "error"], ["missing", "message"], ["credit", "bare"], ["over", "message"]]),
  ...ai("vercel", "google", "google", "GOOGLE_GENERATIVE_AI_API_KEY", "google-gemini", "google", "gemini-2.5-flash", GEMINI_LIKE, [["bad", "message"], ["missing", "uncaught"], ["quota", "message"], ["leaked", "json"]]),
  ...ai("vercel", "groq", "groq", "GROQ_API_KEY", "groq", "groq", "llama-3.3-70b-versatile", OTHER, [["groq_invalid", "error"], ["groq_rate", "message"]]),
  ...ai("vercel", "mistral", "mistral", "MISTRAL_API_KEY", "mistral", "mistral", "mistral-small-latest", OTHER, [["mis_rate", "error"], ["mis_unauth2", "error"], ["mis_unauth2", "message", missing("the SDK refused because it found no API key")]]),
  ...ai("vercel-4", "openai", "openai", "OPENAI_API_KEY", "openai", "project", "gpt-4o", OPENAI_LIKE, [["bad", "error"], ["rate", "bare"], ["smart", "uncaught"]]),
];

// ---- HTTP clients

const BODY = '{ model: "gpt-4o-mini", messages: [{ role: "user", content: "hi" }] }';
const AUTH = "Authorization: `Bearer ${process.env.OPENAI_API_KEY}`";
const http = (set, name, head, call) => ({ set, tag: name, package: name, sdk: "raw-http", provider: "openai", variable: "OPENAI_API_KEY", form: "project", head: () => head, call });
const axios = (set) => http(set, "axios", 'import axios from "axios";', `axios.post("https://api.openai.com/v1/chat/completions", ${BODY}, {\n  headers: { ${AUTH} },\n})`);
const axiosTo = (url, headers, body = BODY) => `axios.post("${url}", ${body}, {\n  headers: { ${headers} },\n})`;
const nodeFetch = (set) => http(set, "node-fetch", 'import fetch from "node-fetch";', `fetch("https://api.openai.com/v1/chat/completions", {\n  method: "POST",\n  headers: { "Content-Type": "application/json", ${AUTH} },\n  body: JSON.stringify(${BODY}),\n})`);
const shownFetch = (call) => `${call};\nconsole.log(result.status, await result.text())`;
const builtin = { ...http("http", "fetch", "", nodeFetch("x").call), package: undefined, name: "node-fetch-builtin" };
builtin.head = () => 'const url = "https://api.openai.com/v1/chat/completions";';
const got = http("http", "got", 'import got from "got";', `got.post("https://api.openai.com/v1/chat/completions", {\n  headers: { ${AUTH} },\n  json: ${BODY},\n  retry: { limit: 0 },\n}).json()`);
const undici = http("http", "undici", 'import { request } from "undici";', `request("https://api.openai.com/v1/chat/completions", {\n  method: "POST",\n  headers: { "content-type": "application/json", ${AUTH.replace("Authorization", "authorization")} },\n  body: JSON.stringify(${BODY}),\n})`);
const undiciShown = `${undici.call};\nconsole.log(result.statusCode, await result.body.text())`;
const edge = { ...http("http", "openai-edge", 'import { Configuration, OpenAIApi } from "openai-edge";\n\nconst openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));', `openai.createChatCompletion(${BODY});\nconsole.log(result.status, await result.json())`), sdk: "openai-edge" };

// The page said what was wrong, but only its first characters are shown.
const html = { also: ["wrong_endpoint", "bad_request", "not_an_api_error"], why: "an HTML page came where JSON was expected" };

const httpCases = [
  ...many(axios("http-old"), OPENAI_LIKE, [
    ["quota", "body"], ["refused", "bare"],
    ["bad", "body", { tag: "eleven", provider: "elevenlabs", form: "replicate", ...OTHER.eleven_scope, call: axiosTo("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM", '"xi-api-key": process.env.OPENAI_API_KEY', '{ text: "hi" }') }],
  ]),
  ...many(axios("http"), OPENAI_LIKE, [
    ["bad", "string", only], ["scope", "json", { ...only, hint: undefined }], ["wronghost", "bare"], ["servfail", "string"], ["hang", "bare", { call: axios("x").call.replace("\n})", "\n  timeout: 1500,\n})") }],
    ["bad", "body", { tag: "anthropic", provider: "anthropic", ...ANTHROPIC_LIKE.token, cause: "wrong_auth_scheme", also: ["invalid_key"], form: "anthropic", hint: null, why: "an API key went out as Bearer, as the code beside the error shows", call: axiosTo("https://api.anthropic.com/v1/messages", '"anthropic-version": "2023-06-01", ' + AUTH.replace("OPENAI", "ANTHROPIC"), '{ model: "claude-haiku-4-5", max_tokens: 64, messages: [] }'), env: { ANTHROPIC_API_KEY: key("anthropic", "axios-anthropic") }, edit: (t) => `axios.post("https://api.anthropic.com/v1/messages", body, {\n  headers: { "anthropic-version": "2023-06-01", Authorization: \`Bearer \${process.env.ANTHROPIC_API_KEY}\` },\n})\n\n-> ${t}` }],
    ["bad", "body", { tag: "voyage", provider: "voyage", form: "perplexity", ...OTHER.voyage_invalid, call: axiosTo("https://api.voyageai.com/v1/embeddings", AUTH, '{ model: "voyage-3", input: ["hi"] }') }],
    ["bad", "data", { tag: "user", provider: "openrouter", form: "openrouter", ...OTHER.or_user, call: axiosTo("https://openrouter.ai/api/v1/chat/completions", AUTH, '{ model: "meta-llama/llama-4-scout", messages: [] }') }],
    ["bad", "data", { tag: "policy", provider: "openrouter", form: "openrouter", ...OTHER.or_policy, call: axiosTo("https://openrouter.ai/api/v1/chat/completions", AUTH, '{ model: "deepseek/deepseek-chat-v3:free", messages: [] }') }],
    ["bad", "data", { tag: "eleven", provider: "elevenlabs", form: "replicate", ...OTHER.eleven_invalid, call: axiosTo("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM", '"xi-api-key": process.env.OPENAI_API_KEY', '{ text: "hi" }') }],
  ]),
  ...many(nodeFetch("http-old"), OPENAI_LIKE, [
    ["nokey", "uncaught", { call: shownFetch(nodeFetch("x").call.replace(`, ${AUTH}`, "")) }], ["smart", "error"], ["chain", "error"], ["520", "error", { ...html, call: `${nodeFetch("x").call};\nconst data = await result.json()` }],
  ]),
  ...many(nodeFetch("http"), OPENAI_LIKE, [
    ["inner", "uncaught"], ["reset", "error"], ["model", "uncaught", { call: shownFetch(nodeFetch("x").call) }], ["502", "message", { ...html, call: `${nodeFetch("x").call};\nconst data = await result.json()` }],
  ]),
  ...many(builtin, OPENAI_LIKE, [
    ["bad", "uncaught", { call: shownFetch(builtin.call) }], ["smart", "error"], ["refused", "error"], ["unknown", "cause"], ["nxdomain", "bare", { why: "fetch failed: the connection didn't come about", also: ["tls_failed"] }], ["region", "uncaught", { call: shownFetch(builtin.call) }],
    ["504", "error", { ...html, call: `${builtin.call};\nconst data = await result.json()` }], ["hang", "error", { call: builtin.call.replace("\n})", "\n  signal: AbortSignal.timeout(1500),\n})") }],
    ["noscheme", "error", { call: 'fetch("api.openai.com/v1/models")' }],
  ]),
  ...many(got, OPENAI_LIKE, [["bad", "error", only], ["rate", "bare", { cause: "rate_limited", also: ["quota_exceeded"], why: "429 Too Many Requests and nothing more", error_code: null }], ["inner", "bare"], ["expired", "error"], ["503", "string", { error_code: null }], ["eof", "bare"]]),
  ...many(undici, OPENAI_LIKE, [["billing", "uncaught", { call: undiciShown }], ["inner", "error"], ["plain", "uncaught"], ["refused", "error"], ["org", "uncaught", { call: undiciShown }]]),
  ...many(edge, OPENAI_LIKE, [["badold", "uncaught"], ["undefined", "uncaught", { tag: "unset", env: {} }], ["deactivated", "uncaught"]]),
];

// ---- A browser

// The SDKs look for `window`; a few lines before the import are all the browser they ask for.
const BROWSER = "globalThis.window = { document: {} };\nglobalThis.document = window.document;\n";
const browser = (base, pkg, cls, why) => made({ ...base, head: () => `${BROWSER}Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Mozilla/5.0" } });\nconst { default: ${cls} } = await import("${pkg}");\n\nconst client = new ${cls}({ apiKey: "${"x"}" });` }, { browser: { cause: "not_an_api_error", also: ["cors_blocked", "sdk_mismatch", "bad_request"], hint: null, why } }, "browser", "message", { call: "client.models.list()" });
const browserCases = [
  browser(openai("openai-5"), "openai", "OpenAI", "the SDK refuses to run in a browser without dangerouslyAllowBrowser; no call was made"),
  browser(anthropic("anthropic-new"), "@anthropic-ai/sdk", "Anthropic", "the SDK refuses to run in a browser without dangerouslyAllowBrowser; no call was made"),
  browser(groq, "groq-sdk", "Groq", "the SDK refuses to run in a browser without dangerouslyAllowBrowser; no call was made"),
];

export const npm = [...openaiCases, ...anthropicCases, ...googleCases, ...smallCases, ...langchainCases, ...vercelCases, ...httpCases, ...browserCases];
