// The label of a case: what the scenario says was wrong, cut down to what the text can show.

import { mask } from "./answers.mjs";

// What gives a provider away in a text. Without it the provider is "unknown".
const TRACES = {
  openai: /openai|unsupported_country_region|region, or territory not|maximum context length|exceeded your current quota|billing_not_active|model `gpt-|must contain the word 'json'|max_completion_tokens|Invalid URL \(|Missing scopes: |Sorry about that|does not support \S+ with this model|sk-proj-/i,
  "azure-openai": /azure|Access denied due to (invalid subscription|Virtual Network)|DeploymentNotFound|cognitiveservices/i,
  anthropic: /anthropic|claude|x-api-key|\\?"type\\?": ?\\?"error\\?", ?\\?"error\\?": ?\{|OAuth token has expired|Request not allowed|credit balance is too low|req_011C/i,
  "google-gemini": /generativelanguage|gemini|google|API key not valid|reported as leaked|User location is not supported|unregistered callers|generation_config/i,
  "aws-bedrock": /bedrock|aws-sdk|amazonaws|model identifier is invalid/i,
  mistral: /mistral|Service tier capacity/i,
  cohere: /cohere|invalid api token|no api key supplied|CO_API_KEY|make sure the correct model ID/i,
  groq: /groq/i,
  together: /together/i,
  replicate: /replicate/i,
  huggingface: /hugging ?face|Inference Providers|perform inference/i,
  ollama: /ollama|11434|more system memory/i,
  openrouter: /openrouter|No auth credentials found|User not found|is not a valid model ID/i,
  deepseek: /deepseek|Authentication Fails|Insufficient Balance/i,
  xai: /x\.ai\b/i,
  perplexity: /perplexity/i,
  moonshot: /moonshot|kimi|invalid_authentication_error/i,
  zhipu: /bigmodel|zhipu|glm|令牌已过期/i,
  dashscope: /dashscope|aliyun|qwen|InvalidApiKey|Invalid API-key/i,
  nvidia: /nvidia/i,
  elevenlabs: /elevenlabs|text_to_speech|detail\W+status\W/i,
  voyage: /voyage|Provided API key is invalid/i,
  "github-models": /models\.github\.ai|`models` permission/,
  other: /./,
};

const SHELL = new Set(["curl", "wget", "httpie"]);
// Where a number that looks like a status is a place in a file or a size.
const shows = (status, text) =>
  new RegExp(`(?<![\\d.,-])(?<!\\.(?:m?js|cjs|rb|php|go|java|rs):)(?<!undici:|task_queues:|ength:? ?"?|\\bline )${status}(?![\\d.]*:\\d)(?!\\d|[-.]\\d)`).test(text);

/// The candidates for `error_code`, best first, from the body that was answered.
function codes(answer) {
  let body;
  try {
    body = JSON.parse(answer.body);
  } catch {
    body = /data: (\{"(?:type":"error"|error").*)/.exec(answer.body ?? "") ? JSON.parse(RegExp.$1) : {};
  }
  const [top] = [body].flat();
  const error = top.error && typeof top.error === "object" ? top.error : top;
  const reason = error.details?.find?.((d) => d.reason)?.reason;
  const kind = Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === "x-amzn-errortype")?.[1];
  // DeepSeek puts what tells into `type`, and "invalid_request_error" into `code` whatever happens.
  if (answer.provider === "deepseek") return [error.type === "unknown_error" ? error.code : error.type];
  const google = answer.provider === "google-gemini";
  return [kind, reason, google && error.status, error.code, top.detail?.status, error.type].filter((c) => c !== null && c !== undefined && c !== false && c !== "error");
}

const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function errorCode(answer, text) {
  for (const code of codes(answer)) {
    // A code that is also a word ("tokens", "forbidden") counts only between quotes.
    const word = /^[a-z]+$/.test(code);
    const pattern = word ? `["']${code}\\\\?["']` : /^\d+$/.test(code) ? `code\\\\?["']?\\s*(?::|=>|\\])?\\s*(?:=>)?\\s*\\\\?["']?${code}\\b` : `(?<![\\w.-])${escape(String(code))}(?![\\w-])`;
    if (new RegExp(pattern).test(text)) return String(code);
  }
  return null;
}

function keyHint(c, text) {
  const key = c.key;
  if (!key || c.hint === null) return null;
  if (c.hint) return c.hint;
  const plain = text.replaceAll('\\"', '"');
  const forms = [key.length > 12 ? mask(key) : null, key, `****${key.slice(-4)}`, `${key.slice(0, 2)}***${key.slice(-2)}`].filter(Boolean);
  return forms.find((form) => plain.includes(form)) ?? null;
}

/// `said` is what the stand-in answered last, `{}` when no request came through.
export function label(c, text, said, versions) {
  const status = c.status === undefined ? said.status : c.status;
  const version = c.package ? versions.packaged(c.set, c.package) : c.crate ? versions.locked(c.crate) : versions[c.tool];
  return {
    id: c.id,
    source: `sdk:${c.name ?? c.package ?? c.crate ?? c.tool} ${version}`,
    input: text,
    provider: TRACES[c.provider]?.test(text) ? c.provider : "unknown",
    status: status && status >= 300 && shows(status, text) ? status : null,
    error_code: c.error_code !== undefined ? c.error_code : errorCode(said, text),
    sdk: c.sdk ?? (c.tool === "curl" ? "curl" : "raw-http"),
    language: SHELL.has(c.tool) ? "shell" : (c.tool === "node" ? "javascript" : c.tool),
    cause: c.cause,
    also: c.also ?? [],
    key_hint: keyHint(c, text),
    why: c.why,
  };
}

/// What makes a text unfit: it names the machine, it is empty or too long, or the program did not run.
export function problems(entry) {
  const text = entry.input;
  const found = [];
  if (text.length < 10) found.push(`text too short: ${JSON.stringify(text)}`);
  if (text.length > 9000) found.push(`text long: ${text.length}`);
  if (/127\.[12]\.0|\/root|\/mnt\/|\/work\/|\/tmp\/|MODULE_NOT_FOUND/.test(text)) found.push("names the machine, or did not run");
  if (/127\.0\.0\.1/.test(text) && !/11434/.test(text)) found.push("loopback address");
  return found;
}
