// A stand-in for the providers: answers a probe as they do, by what the key says is the case.
//
// What is asked where, and whether a page may read the answer, comes from catalogue/probes/, the
// bodies from the recorded answers in tests/sdks/bodies.jsonl where there is one.

import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "catalogue/probes");

/** The probes by provider: the fields of their files, tables of answers left out. */
export const probes = Object.fromEntries(
  readdirSync(folder).filter((name) => name.endsWith(".toml")).sort().map((name) => [basename(name, ".toml"), fields(join(folder, name))]),
);

/** The providers that the page asks by itself. */
export const asked = Object.keys(probes).filter((id) => ["yes", "likely"].includes(probes[id].browser));

/** The host of a provider's probe. */
export const hostOf = (id) => new URL(probes[id].url).hostname;

const recorded = Object.fromEntries(
  readFileSync(join(root, "tests/sdks/bodies.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line)).map((answer) => [answer.name, answer]),
);

/** A recorded answer. */
const as = (name) => ({ status: recorded[name].status, body: recorded[name].body });

// What the providers answer to a key of each kind, and what the page is to make of it. What isn't
// recorded is documented (GitHub), quoted in issues (xAI's credit), or the barest answer that fits.
const OWN = {
  openai: {
    bad: [as("oai_invalid"), "rejected", "refused"],
    restricted: [as("oai_scope_list"), "restricted", "scope"],
    organization: [as("oai_org"), "restricted", "organization"],
    deactivated: [as("oai_deact"), "restricted", "account"],
    credit: [as("oai_quota"), "restricted", "credit"],
    rate: [as("oai_rate"), "unknown", "busy"],
    region: [as("oai_region"), "unknown", "region"],
    overloaded: [as("oai_503"), "unknown", "server"],
  },
  anthropic: {
    bad: [as("ant_invalid"), "rejected", "refused"],
    restricted: [
      { status: 401, body: { type: "error", error: { type: "authentication_error", message: "CORS requests are not allowed for this Organization because of its settings." } } },
      "restricted",
      "browser",
    ],
    credit: [as("ant_credit"), "restricted", "credit"],
    deactivated: [as("ant_disabled"), "restricted", "account"],
    rate: [as("ant_rate"), "unknown", "busy"],
    overloaded: [as("ant_over"), "unknown", "server"],
    forbidden: [as("ant_403"), "unknown", "region"],
  },
  "google-gemini": {
    bad: [as("g_invalid"), "rejected", "refused"],
    expired: [as("g_expired"), "rejected", "refused"],
    leaked: [as("g_leaked"), "restricted", "leaked"],
    restricted: [as("g_blocked"), "restricted", "service"],
    referrer: [as("g_referrer"), "restricted", "application"],
    region: [as("g_region"), "unknown", "region"],
    overloaded: [as("g_503"), "unknown", "server"],
  },
  openrouter: {
    good: [{ status: 200, body: { data: { label: "sk-or-…", usage: 1.5, limit: null, limit_remaining: null, is_free_tier: false } } }, "accepted", "ok"],
    bad: [as("or_user"), "rejected", "refused"],
    credit: [{ status: 402, body: { error: { code: 402, message: "Insufficient credits" } } }, "restricted", "credit"],
    spent: [{ status: 200, body: { data: { label: "sk-or-…", usage: 5, limit: 5, limit_remaining: 0, is_free_tier: false } } }, "restricted", "credit"],
  },
  mistral: { bad: [as("mis_invalid"), "rejected", "refused"] },
  groq: { bad: [as("groq_invalid"), "rejected", "refused"], region: [as("groq_html"), "unknown", "garbage"] },
  together: { bad: [as("tog_invalid"), "rejected", "refused"] },
  xai: {
    bad: [as("xai_invalid"), "rejected", "refused"],
    restricted: [{ status: 200, body: { name: "k", api_key_blocked: true, api_key_disabled: false, team_blocked: false } }, "restricted", "account"],
    credit: [
      { status: 403, body: { code: "The caller does not have permission", error: "Your newly created team doesn't have any credits or licenses yet. You can purchase those on https://console.x.ai." } },
      "restricted",
      "credit",
    ],
  },
  perplexity: {
    good: [{ status: 400, body: { error: { message: "Invalid model 'why401-probe'.", type: "invalid_model", code: 400 } } }, "accepted", "model"],
    bad: [as("pplx_html"), "rejected", "refused"],
  },
  "github-models": {
    good: [{ status: 200, body: { login: "octocat" } }, "accepted", "ok"],
    bad: [{ status: 401, body: { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" } }, "rejected", "refused"],
    restricted: [{ status: 403, body: { message: "Resource not accessible by personal access token", status: "403" } }, "restricted", "scope"],
  },
};

/** Where the stand-in sends on to. */
export const elsewhere = "https://login.example.com/";

// What can come between, whoever is asked.
const page = "<!doctype html><html><head><title>Sign in to the network</title></head><body>Sign in</body></html>";
const list = { object: "list", data: Array.from({ length: 40 }, (_, index) => ({ id: `model-${index}`, object: "model" })) };
const ANY = {
  good: [{ status: 200, body: list }, "accepted", "ok"],
  bad: [{ status: 401, body: {} }, "rejected", "refused"],
  missing: [{ status: 404, body: { error: { message: "Not found" } } }, "unknown", "not-found"],
  failing: [{ status: 500, body: "" }, "unknown", "server"],
  html: [{ status: 200, body: page, headers: { "content-type": "text/html" } }, "unknown", "garbage"],
  garbage: [{ status: 200, body: "\u0000\u0001 not what was asked for" }, "unknown", "garbage"],
  half: [{ status: 200, body: JSON.stringify(list).slice(0, 60) }, "unknown", "cut-off"],
  cut: [{ status: 200, body: list, cut: true }, "unknown", "cut-off"],
  redirect: [{ status: 302, body: "", headers: { location: elsewhere } }, "unknown", "redirect"],
  uncors: [{ status: 200, body: list, cors: false }, "blocked", "network"],
  closed: [{ preflight: false }, "blocked", "network"],
  broken: [{ abort: true }, "blocked", "network"],
  slow: [{ hang: true }, "blocked", "timeout"],
};

/** The scenarios of a provider's own, and those that are the same everywhere. */
export const own = (id) => ({ good: ANY.good, bad: ANY.bad, ...OWN[id] });
export const anywhere = (id) => Object.fromEntries(Object.entries(ANY).filter(([name]) => !(name in own(id))));

/** A key that asks the stand-in for a scenario; nobody's. */
export const keyFor = (scenario) => `${scenario}-aB3dE6gH9jK2mN5pQ8sT1vW4yZ7`;

/** Answers probes of a provider; give it to site.standIn. A preflight carries no key, so its scenario is named. */
export const standIn = (id, preflight = "") => (request) => {
  const probe = probes[id];
  const names = probe.headers.map((line) => line.split(":")[0]);
  const allowHeaders = [...names, ...(probe.optional_headers ?? [])].join(", ");
  if (request.method === "OPTIONS") {
    const wanted = (request.headers["access-control-request-headers"] ?? "").split(",").map((name) => name.trim());
    // Anthropic lets pages in that say they know what they do.
    const opted = id !== "anthropic" || wanted.includes("anthropic-dangerous-direct-browser-access");
    return { cors: opted && asked.includes(id), allowHeaders, preflight: preflight !== "closed", headers: { "access-control-max-age": "0" } };
  }
  const sent = names.map((name) => request.headers[name.toLowerCase()] ?? "").join(" ");
  const scenario = /(?:^|\s)([a-z]+)-aB3d/.exec(sent)?.[1];
  const [reply] = own(id)[scenario] ?? ANY[scenario] ?? [{ status: 500, body: `no scenario in ${sent}` }];
  return { cors: asked.includes(id), ...reply };
};

/** The fields of a file that come before its tables. Strings of TOML as the files have them are JSON's, or stand in single quotes. */
function fields(path) {
  const top = readFileSync(path, "utf8").split("\n[[")[0];
  const lines = top.split("\n").filter((line) => line.includes(" = "));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(" = ");
      const value = line.slice(at + 3);
      return [line.slice(0, at), value.startsWith("'") ? value.slice(1, -1) : JSON.parse(value)];
    }),
  );
}
