// curl, wget and HTTPie: the command line and what came of it.

import { key } from "./keys.mjs";
import { ANTHROPIC_LIKE as A, GEMINI_LIKE as G, OPENAI_LIKE as O, OTHER as X } from "./scenarios.mjs";

const CHAT = `-H "Content-Type: application/json" -d '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}'`;
const OAI = "https://api.openai.com/v1";
const BEARER = '-H "Authorization: Bearer $OPENAI_API_KEY"';
const CLAUDE = `-H "anthropic-version: 2023-06-01" -H "content-type: application/json" -d '{"model":"claude-haiku-4-5","max_tokens":64,"messages":[{"role":"user","content":"Hi"}]}'`;
const GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent";
const GEMINI_BODY = `-H 'Content-Type: application/json' -d '{"contents":[{"parts":[{"text":"Hi"}]}]}'`;

/// `command` is run and shown; `hidden` runs in its place where the key stands in the command.
// Neither the progress meter nor the notes on bytes appear in a terminal, where these texts are from.
const quiet = (tool, command) => (tool === "curl" ? command.replace("curl ", "curl --no-progress-meter ") : command);
const edit = (text) => text.replace(/^[{}] \[\d+ bytes data\]\n/gm, "");

function made(tool, id, scenario, command, more = {}) {
  const all = { provider: "openai", form: "project", variable: "OPENAI_API_KEY", ...scenario, ...more };
  const name = `${tool}-${id}`;
  const sent = all.literal ?? (all.bend ?? ((k) => k))(key(all.form, name));
  const text = command.replaceAll("KEY!", sent);
  return {
    id: name, tool, run: quiet(tool, text), edit, shown: all.bare ? undefined : text, env: all.env ?? { [all.variable]: sent }, key: sent, hint: all.hint,
    provider: all.provider, weather: all.weather, cause: all.cause, also: all.also, why: all.why, error_code: all.error_code, ollama: all.ollama,
  };
}
const curl = (...args) => made("curl", ...args);
const wget = (...args) => made("wget", ...args);
const httpie = (...args) => made("httpie", ...args);

const unclear = ["missing_key", "malformed_key", "placeholder_key", "wrong_provider_key", "organization_mismatch", "insufficient_scope"];

export const shell = [
  curl("verbose", O.badold, `curl -v ${OAI}/models -H "Authorization: Bearer KEY!"`, { form: "openai" }),
  curl("nokey", { ...O.nokey, why: "the server saw no API key: the variable is empty" }, `curl -i ${OAI}/chat/completions ${BEARER} ${CHAT}`, { env: { OPENAI_API_KEY: "" }, weather: {} }),
  curl("fail", O.bad, `curl -sS --fail ${OAI}/models ${BEARER}`, { cause: "invalid_key", also: unclear, hint: null, why: "401 and nothing more" }),
  curl("single-quotes", { ...O.unexpanded, literal: "$OPENAI_API_KEY" }, `curl -s ${OAI}/models -H 'Authorization: Bearer $OPENAI_API_KEY'`, { also: ["malformed_key", "invalid_key"], why: "single quotes kept the shell from expanding the variable: its name was sent", env: {} }),
  curl("scheme", O.bearer, `curl -s ${OAI}/models -H "Authorization: $OPENAI_API_KEY"`, { cause: "wrong_auth_scheme", also: ["missing_key"], why: "the header has the key without Bearer", hint: null }),
  curl("quotes", O.quotes, `curl -sS ${OAI}/models ${BEARER}`),
  curl("quota", O.quota, `curl -s ${OAI}/chat/completions ${BEARER} ${CHAT}`),
  curl("v1-missing", O.nov1, `curl -s https://api.openai.com/chat/completions ${BEARER} ${CHAT}`),
  curl("nxdomain", O.nxdomain, `curl -sS ${OAI}/models ${BEARER}`),
  curl("refused", O.refused, `curl ${OAI}/models ${BEARER}`),
  curl("timeout", O.hang, `curl -sS -m 2 ${OAI}/models ${BEARER}`),
  curl("reset", O.reset, `curl -sS ${OAI}/models ${BEARER}`),
  curl("selfsigned", O.selfsigned, `curl -sS ${OAI}/models ${BEARER}`),
  curl("chain", O.chain, `curl -v https://api.anthropic.com/v1/models`, { provider: "anthropic" }),
  curl("wronghost", O.wronghost, `curl -s -S ${OAI}/models ${BEARER}`),
  curl("502", O[502], `curl -i ${OAI}/models ${BEARER}`),
  curl("claude-missing", A.nokey, `curl https://api.anthropic.com/v1/messages ${CLAUDE}`, { provider: "anthropic", form: "anthropic", env: {} }),
  curl("claude-foreign", A.bad, `curl -sS https://api.anthropic.com/v1/messages -H "x-api-key: KEY!" ${CLAUDE}`, { provider: "anthropic", form: "project", cause: "wrong_provider_key", also: ["invalid_key"], why: "the command sends a key that begins with sk-proj- to Anthropic" }),
  curl("claude-region", A.region, `curl -i https://api.anthropic.com/v1/messages -H "x-api-key: $ANTHROPIC_API_KEY" ${CLAUDE}`, { provider: "anthropic", form: "anthropic", variable: "ANTHROPIC_API_KEY" }),
  curl("claude-over", A.over, `curl -sS -D - https://api.anthropic.com/v1/messages -H "x-api-key: $ANTHROPIC_API_KEY" ${CLAUDE}`, { provider: "anthropic", form: "anthropic", variable: "ANTHROPIC_API_KEY" }),
  curl("gemini-key", G.bad, `curl "${GEMINI}?key=KEY!" ${GEMINI_BODY}`, { provider: "google-gemini", form: "google" }),
  curl("gemini-scheme", G.oauth, `curl -s ${GEMINI} -H "Authorization: Bearer $GEMINI_API_KEY" ${GEMINI_BODY}`, { provider: "google-gemini", form: "google", variable: "GEMINI_API_KEY" }),
  curl("gemini-unregistered", G.unreg, `curl -s "${GEMINI}?key=$GEMINI_KEY" ${GEMINI_BODY}`, { provider: "google-gemini", form: "google", env: {} }),
  curl("azure", X.az_bad, `curl -i "https://contoso-eu.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21" -H "api-key: $AZURE_OPENAI_API_KEY" ${CHAT}`, { provider: "azure-openai", form: "azure", variable: "AZURE_OPENAI_API_KEY" }),
  curl("azure-token", X.az_token, `curl -s "https://contoso-eu.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21" -H "Authorization: Bearer $AZURE_OPENAI_API_KEY" ${CHAT}`, { provider: "azure-openai", form: "azure", variable: "AZURE_OPENAI_API_KEY" }),
  curl("azure-vnet", X.az_vnet, `curl -s -w "\\nHTTP %{http_code}\\n" "https://contoso-eu.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21" -H "api-key: $AZURE_OPENAI_API_KEY" ${CHAT}`, { provider: "azure-openai", form: "azure", variable: "AZURE_OPENAI_API_KEY" }),
  curl("deepseek", X.ds_gov, `curl -s https://api.deepseek.com/chat/completions -H "Authorization: $DEEPSEEK_API_KEY" ${CHAT.replace("gpt-4o-mini", "deepseek-chat")}`, { provider: "deepseek", form: "deepseek", variable: "DEEPSEEK_API_KEY", hint: null }),
  curl("groq", X.groq_invalid, `curl -s -w "%{http_code}" https://api.groq.com/openai/v1/models -H "Authorization: Bearer $GROQ_API_KEY"`, { provider: "groq", form: "groq", variable: "GROQ_API_KEY" }),
  curl("hf", X.hf_scope, `curl -i https://router.huggingface.co/v1/chat/completions -H "Authorization: Bearer $HF_TOKEN" ${CHAT.replace("gpt-4o-mini", "openai/gpt-oss-20b")}`, { provider: "huggingface", form: "huggingface", variable: "HF_TOKEN" }),
  curl("replicate", X.rep_nokey, `curl -s https://api.replicate.com/v1/models/meta/meta-llama-3-8b-instruct/predictions -H "Authorization: Bearer $REPLICATE_TOKEN" -d '{"input":{"prompt":"hi"}}'`, { provider: "replicate", form: "replicate", env: {} }),
  curl("github", X.gh_models, `curl -s https://models.github.ai/inference/chat/completions -H "Authorization: Bearer $GITHUB_TOKEN" ${CHAT}`, { provider: "github-models", form: "github", variable: "GITHUB_TOKEN" }),
  curl("ollama", { ...O.refused, weather: {}, why: "nothing listens on Ollama's port" }, `curl http://localhost:11434/api/generate -d '{"model":"llama3.2","prompt":"Hi"}'`, { provider: "ollama" }),
  curl("wrong-host", { ...O.nxdomain, cause: "wrong_endpoint", also: ["connection_failed"], why: "the host is api.open.com, not api.openai.com", weather: {} }, `curl -sS https://api.open.com/v1/models ${BEARER}`),

  wget("401", { ...O.bad, cause: "invalid_key", also: unclear, hint: null, why: "401 from api.openai.com and nothing more" }, `wget -O - --header="Authorization: Bearer $OPENAI_API_KEY" ${OAI}/models`),
  wget("refused", O.refused, `wget -O models.json --tries=1 https://api.mistral.ai/v1/models`, { provider: "mistral" }),
  wget("selfsigned", O.unknown, `wget -O models.json ${OAI}/models`),
  wget("503", O[503], `wget -S -O - --tries=1 --header="Authorization: Bearer $OPENAI_API_KEY" ${OAI}/models`, { error_code: null }),

  httpie("bad", O.bad, `http --ignore-stdin ${OAI}/models "Authorization: Bearer $OPENAI_API_KEY"`),
  httpie("print", A.model, `http --ignore-stdin --print=hb https://api.anthropic.com/v1/messages x-api-key:$ANTHROPIC_API_KEY anthropic-version:2023-06-01 model=claude-2.1 max_tokens:=64 messages:='[{"role":"user","content":"hi"}]'`, { provider: "anthropic", form: "anthropic", variable: "ANTHROPIC_API_KEY" }),
  httpie("check", O.rate, `http --ignore-stdin --check-status --body ${OAI}/chat/completions "Authorization: Bearer $OPENAI_API_KEY" model=gpt-4o messages:='[]'`),
  httpie("nxdomain", O.nxdomain, `http --ignore-stdin https://openrouter.ai/api/v1/models`, { provider: "openrouter" }),
  httpie("refused", O.refused, `http --ignore-stdin https://api.groq.com/openai/v1/models`, { provider: "groq" }),
];
