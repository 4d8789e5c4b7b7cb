// What the stand-in for the providers answers: the bodies of ../bodies.jsonl by name, and further
// ones below, written after the providers' documentation and public threads; not every one was
// confirmed.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const json = (provider, status, body, headers = {}) => ({
  provider,
  status,
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const html = (provider, status, title, server) => ({
  provider,
  status,
  headers: { "content-type": "text/html" },
  body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`,
});
const openai = (provider, status, message, type, code, param = null) =>
  json(provider, status, { error: { message, type, param, code } });
const anthropic = (status, type, message) =>
  json("anthropic", status, { type: "error", error: { type, message }, request_id: "req_011CX36L2UVHnCdUB2tOmF32" });
const google = (code, message, status, reason, metadata = {}) =>
  json("google-gemini", code, JSON.stringify({
    error: {
      code, message, status,
      ...(reason && {
        details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason, domain: "googleapis.com", metadata: { service: "generativelanguage.googleapis.com", ...metadata } }],
      }),
    },
  }, null, 2) + "\n");
const groq = (status, message, type, code) => json("groq", status, { error: { message, type, code } });

const MORE = {
  // OpenAI
  oai_project: openai("openai", 403, "Project `proj_8fGhQ2mYv1LxTzR6` does not have access to model `MODEL`", "invalid_request_error", "model_not_found"),
  oai_verify: openai("openai", 403, "Your organization must be verified to use the model `MODEL`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.", "invalid_request_error", "model_not_found"),
  oai_json_word: openai("openai", 400, "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "invalid_request_error", null, "messages"),
  oai_temp: openai("openai", 400, "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.", "invalid_request_error", "unsupported_value", "temperature"),
  oai_rpm: openai("openai", 429, "Rate limit reached for MODEL in organization org-Xk29VbQm7TtLwR4nZs8cYpJd on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. Visit https://platform.openai.com/account/rate-limits to learn more.", "requests", "rate_limit_exceeded"),
  oai_stream_error: { provider: "openai", status: 200, headers: { "content-type": "text/event-stream; charset=utf-8" }, body: 'data: {"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}\n\n' },
  oai_stream_cut: { provider: "openai", status: 200, headers: { "content-type": "text/event-stream; charset=utf-8" }, drop: true, body: 'data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1795500000,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"role":"assistant","content":"Sure"},"finish_reason":null}]}\n\n' },
  html_520: html("openai", 520, "520: Web server is returning an unknown error", "cloudflare"),
  html_503: html("openai", 503, "503 Service Temporarily Unavailable", "nginx"),
  html_504: html("openai", 504, "504 Gateway Time-out", "cloudflare"),
  html_404: html("unknown", 404, "404 Not Found", "nginx/1.24.0"),
  html_502_nginx: html("unknown", 502, "502 Bad Gateway", "nginx/1.24.0"),
  page: { provider: "unknown", status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body><div id="root"></div></body></html>' },
  // Anthropic
  ant_maxtok: anthropic(400, "invalid_request_error", "max_tokens: Field required"),
  ant_long: anthropic(400, "invalid_request_error", "prompt is too long: 205312 tokens > 200000 maximum"),
  ant_large: anthropic(413, "request_too_large", "Request exceeds the maximum size"),
  ant_oauth: anthropic(401, "authentication_error", "OAuth token has expired. Please obtain a new token or refresh your existing token."),
  ant_cors: anthropic(401, "authentication_error", "CORS requests must set 'anthropic-dangerous-direct-browser-access' header"),
  ant_stream_over: { provider: "anthropic", status: 200, headers: { "content-type": "text/event-stream; charset=utf-8" }, body: 'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_01","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":1}}}\n\nevent: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n' },
  // Gemini
  g_blocked: google(403, "Requests to this API generativelanguage.googleapis.com method google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent are blocked.", "PERMISSION_DENIED", "API_KEY_SERVICE_BLOCKED", { consumer: "projects/604871935562", apiName: "generativelanguage.googleapis.com" }),
  g_referrer: google(403, "Requests from referer <empty> are blocked.", "PERMISSION_DENIED", "API_KEY_HTTP_REFERRER_BLOCKED", { consumer: "projects/604871935562" }),
  g_ip: google(403, "The provided API key has an IP address restriction. The originating IP address of the call (203.0.113.7) violates this restriction.", "PERMISSION_DENIED", "API_KEY_IP_ADDRESS_BLOCKED", { consumer: "projects/604871935562" }),
  g_disabled: google(403, "Generative Language API has not been used in project 604871935562 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=604871935562 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.", "PERMISSION_DENIED", "SERVICE_DISABLED", { consumer: "projects/604871935562" }),
  g_oauth: google(401, "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.", "UNAUTHENTICATED", "ACCESS_TOKEN_TYPE_UNSUPPORTED", { method: "google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent" }),
  g_gone: google(404, "models/MODEL is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.", "NOT_FOUND"),
  g_field: google(400, "Invalid JSON payload received. Unknown name \"max_tokens\" at 'generation_config': Cannot find field.", "INVALID_ARGUMENT"),
  // The others
  groq_rate: groq(429, "Rate limit reached for model `MODEL` in organization `org_01jq5y0w7te6vbn3x8k2mzr4dc` service tier `on_demand` on tokens per minute (TPM): Limit 12000, Used 11422, Requested 1830. Please try again in 6.26s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing", "tokens", "rate_limit_exceeded"),
  groq_gone: groq(400, "The model `MODEL` has been decommissioned and is no longer supported. Please refer to https://console.groq.com/docs/deprecations for a recommendation on which model to use instead.", "invalid_request_error", "model_decommissioned"),
  groq_restricted: groq(400, "Organization has been restricted. Please reach out to support if you believe this was in error.", "invalid_request_error", "organization_restricted"),
  mis_model: json("mistral", 400, { object: "error", message: "Invalid model: MODEL", type: "invalid_model", param: null, code: "1500" }),
  mis_capacity: json("mistral", 429, { object: "error", message: "Service tier capacity exceeded for this model.", type: "service_tier_capacity_exceeded", param: null, code: "3505" }),
  mis_rate: json("mistral", 429, { message: "Requests rate limit exceeded" }),
  mis_422: json("mistral", 422, { object: "error", message: { detail: [{ type: "extra_forbidden", loc: ["body", "max_completion_tokens"], msg: "Extra inputs are not permitted", input: 256 }] }, type: "invalid_request_error", param: null, code: null }),
  coh_trial: json("cohere", 429, { message: "You are using a Trial key, which is limited to 40 API calls / minute. You can continue to use the Trial key for free or upgrade to a Production key with higher rate limits at 'https://dashboard.cohere.com/api-keys'. Contact us on 'https://discord.gg/XW44jPfYJu' or email us at support@cohere.com with any questions" }),
  coh_model: json("cohere", 404, { message: "model 'MODEL' not found, make sure the correct model ID was used and that you have access to the model." }),
  tog_model: json("together", 404, { error: { message: "Unable to access model MODEL. Please visit https://api.together.ai/models to view the list of supported models.", type: "invalid_request_error", param: null, code: "model_not_available" } }),
  rep_nokey: json("replicate", 401, { title: "Unauthenticated", detail: "You did not pass an authentication token", status: 401 }),
  rep_invalid: json("replicate", 401, { title: "Unauthenticated", detail: "You did not pass a valid authentication token", status: 401 }),
  rep_credit: json("replicate", 402, { title: "Insufficient credit", detail: "You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit. Once you purchase credit, please wait a few minutes before trying again.", status: 402 }),
  rep_404: json("replicate", 404, { detail: "The requested resource could not be found.", status: 404 }),
  rep_422: json("replicate", 422, { detail: "- input: prompt is required\n", status: 422, title: "Input validation failed", invalid_fields: [{ type: "required", field: "input", description: "prompt is required" }] }),
  hf_credits: json("huggingface", 402, { error: "You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits." }),
  ol_model: json("ollama", 404, { error: "model 'MODEL' not found" }),
  ol_unauth: json("ollama", 401, { error: "unauthorized" }),
  ol_memory: json("ollama", 500, { error: "model requires more system memory (8.4 GiB) than is available (5.6 GiB)" }),
  or_credit: json("openrouter", 402, { error: { message: "Insufficient credits. Add more using https://openrouter.ai/settings/credits", code: 402 } }),
  or_policy: json("openrouter", 404, { error: { message: "No endpoints found matching your data policy (Free model publication). Configure: https://openrouter.ai/settings/privacy", code: 404 } }),
  or_model: json("openrouter", 400, { error: { message: "MODEL is not a valid model ID", code: 400 }, user_id: "user_2mVxQk7TtLwR4nZs8cYpJdHa" }),
  or_relayed: json("openrouter", 429, { error: { message: "Provider returned error", code: 429, metadata: { raw: "MODEL is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations", provider_name: "Chutes" } }, user_id: "user_2mVxQk7TtLwR4nZs8cYpJdHa" }),
  xai_credit: json("xai", 403, { code: "The caller does not have permission to execute the specified operation", error: "Your newly created team doesn't have any credits or licenses yet. You can purchase those on https://console.x.ai/team/4f0c9a1e-63d2-4b8f-9a57-1d2e8c7b6a30." }),
  moon_invalid: json("moonshot", 401, { error: { message: "Invalid Authentication", type: "invalid_authentication_error" } }),
  zhipu_invalid: json("zhipu", 401, { error: { code: "401", message: "令牌已过期或验证不正确！" } }),
  dash_invalid: json("dashscope", 401, { code: "InvalidApiKey", message: "Invalid API-key provided.", request_id: "a5bb4c1e-0d2f-9c6a-b7f3-2f1d7a90e6c4" }),
  nv_403: json("nvidia", 403, { status: 403, title: "Forbidden", detail: "Authorization failed" }, { "content-type": "application/problem+json" }),
  pplx_401: html("perplexity", 401, "401 Authorization Required", "openresty/1.25.3.1"),
  eleven_invalid: json("elevenlabs", 401, { detail: { status: "invalid_api_key", message: "Invalid API key" } }),
  eleven_scope: json("elevenlabs", 401, { detail: { status: "missing_permissions", message: "The API key you used is missing the permission text_to_speech to execute this operation." } }),
  voyage_invalid: json("voyage", 401, { detail: "Provided API key is invalid." }),
  gh_models: json("github-models", 401, { error: { code: "unauthorized", message: "The `models` permission is required to access this endpoint", details: "The `models` permission is required to access this endpoint" } }),
  az_vnet: json("azure-openai", 403, { error: { code: "403", message: "Access denied due to Virtual Network/Firewall rules." } }),
  az_role: json("azure-openai", 401, { error: { code: "PermissionDenied", message: "The principal `7c1f52d0-93ab-4e0c-b6a2-50f1d9c3e874` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action` to perform `POST /openai/deployments/{deployment-id}/chat/completions` operation." } }),
  az_token: json("azure-openai", 401, { statusCode: 401, message: "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired." }),
};

const FILE = process.env.WHY401_BODIES ?? new URL("../bodies.jsonl", import.meta.url);
export const ANSWERS = { ...MORE };
for (const line of readFileSync(FILE, "utf8").split("\n").filter(Boolean)) {
  const { name, ...rest } = JSON.parse(line);
  ANSWERS[name] ??= rest;
}

/// OpenAI's way: 8 characters, stars, 4 characters, the length kept; short keys are shown whole.
export const mask = (key) => (key.length <= 12 ? key : key.slice(0, 8) + "*".repeat(key.length - 12) + key.slice(-4));

let count = 0;
let seed = "";
/// Request ids and the like depend on the case only, so that a second recording gives the same.
export function reseed(id) {
  seed = id;
  count = 0;
}
const hex = (n) => createHash("sha256").update(`${seed}-${count++}`).digest("hex").slice(0, n);
const word = (n) => Buffer.from(hex(64), "hex").toString("base64").replace(/[+/=]/g, "x").slice(0, n);

function furniture(provider, status) {
  const date = new Date().toUTCString();
  const ray = { server: "cloudflare", "cf-ray": `${hex(16)}-FRA` };
  switch (provider) {
    case "openai":
      return { date, vary: "Origin", "x-request-id": `req_${hex(32)}`, "x-content-type-options": "nosniff", ...ray, "alt-svc": 'h3=":443"; ma=86400' };
    case "anthropic":
      return { date, "x-should-retry": status >= 500 ? "true" : "false", "request-id": `req_011C${word(20)}`, ...ray };
    case "google-gemini":
      return { date, vary: "Origin, X-Origin, Referer", server: "scaffolding on HTTPServer2", "x-xss-protection": "0", "x-frame-options": "SAMEORIGIN", "x-content-type-options": "nosniff" };
    case "azure-openai":
      return { date, "apim-request-id": `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}`, "strict-transport-security": "max-age=31536000; includeSubDomains; preload", "x-content-type-options": "nosniff" };
    case "aws-bedrock":
      return { date, "x-amzn-requestid": `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}` };
    case "groq":
      return { date, "x-groq-region": "fra", vary: "Origin", "x-request-id": `req_01k${word(23).toLowerCase()}`, ...ray };
    case "ollama":
      return { date };
    case "unknown":
      return { date, server: "nginx/1.24.0" };
    default:
      return { date, ...ray };
  }
}

const sentKey = (headers) => headers.authorization?.replace(/^Bearer\s*/, "").trim() ?? headers["x-api-key"] ?? headers["x-goog-api-key"] ?? headers["api-key"] ?? "";

/// Without a name the server is OpenAI's, which knows no key: what it says then depends on what the
/// program really sent.
function choose(name, request) {
  if (name && typeof name === "object") return name;
  if (name) return ANSWERS[name] ?? fail(`no such answer: ${name}`);
  if (!/^\/(v1\/(chat\/completions|models|responses|embeddings)|openai\/)/.test(request.path)) return ANSWERS.oai_badurl;
  return sentKey(request.headers) ? ANSWERS.oai_invalid : ANSWERS.oai_nokey;
}

function fail(message) {
  throw new Error(message);
}

export function answer(name, request) {
  const chosen = choose(name, request);
  const key = Buffer.from(sentKey(request.headers), "latin1").toString("utf8");
  const model = /"(?:model|modelId)"\s*:\s*"([^"]+)"/.exec(request.body)?.[1] ?? /models\/([^:?/]+)/.exec(request.path)?.[1] ?? "gpt-4o";
  const quoted = JSON.stringify(mask(key)).slice(1, -1);
  const body = (chosen.body ?? "")
    .replace(/(Incorrect API key provided: )sk-proj-\S+?(?=\. You)/, (_, start) => start + quoted)
    .replace(/(Incorrect API key provided: )sk\*\*\*cd/, (_, start) => `${start}${key.slice(0, 2)}***${key.slice(-2)}`)
    .replace("****abcd", () => `****${key.slice(-4)}`)
    .replace("(POST /v1/chat/completions)", () => `(${request.method} ${request.path})`)
    .replace(/req_011C\w{20}/, () => `req_011C${word(20)}`)
    .replaceAll("MODEL", model);
  const lower = Object.fromEntries(Object.entries(chosen.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
  const headers = { "content-type": "application/json", ...furniture(chosen.provider, chosen.status), ...lower };
  if (!chosen.drop && !/event-stream/.test(headers["content-type"])) headers["content-length"] = Buffer.byteLength(body);
  return { ...chosen, headers, body };
}
