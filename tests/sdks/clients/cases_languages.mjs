// Ruby, PHP, Go and Java with the HTTP client that each brings along, and Rust's crates.

import { key } from "./keys.mjs";
import { ANTHROPIC_LIKE as A, GEMINI_LIKE as G, OPENAI_LIKE as O, OTHER as X } from "./scenarios.mjs";

function language(tool, file, run) {
  return (id, scenario, code, more = {}) => {
    const all = { provider: "openai", form: "project", variable: "OPENAI_API_KEY", ...scenario, ...more };
    const name = `${tool}-${id}`;
    const sent = all.literal ?? (all.bend ?? ((k) => k))(key(all.form, name));
    return {
      id: name, tool, name: all.name, crate: all.crate, sdk: all.sdk, files: file ? { [file]: code } : {}, run: file ? run : code, env: all.env ?? { [all.variable]: sent }, key: sent, hint: all.hint,
      provider: all.provider, weather: all.weather, cause: all.cause, also: all.also, why: all.why, error_code: all.error_code,
    };
  };
}

const unclear = ["missing_key", "malformed_key", "placeholder_key", "wrong_provider_key", "organization_mismatch", "insufficient_scope"];
const only = { cause: "invalid_key", also: unclear, hint: null, error_code: null, why: "401 and nothing more" };
const CHAT = "https://api.openai.com/v1/chat/completions";
const claude = { provider: "anthropic", form: "anthropic", variable: "ANTHROPIC_API_KEY" };
const gemini = { provider: "google-gemini", form: "google", variable: "GEMINI_API_KEY" };

// ---- Ruby

const ruby = language("ruby", "chat.rb", "ruby chat.rb");
const rubyHead = (url, header = '"Authorization" => "Bearer #{ENV["OPENAI_API_KEY"]}"', options = "") => `require "net/http"
require "json"
require "uri"

uri = URI("${url}")
http = Net::HTTP.new(uri.host, uri.port)
http.use_ssl = true
${options}request = Net::HTTP::Post.new(uri, "Content-Type" => "application/json", ${header})
request.body = { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }] }.to_json
response = http.request(request)
`;
const rubyCases = [
  ruby("inner", O.inner, rubyHead(CHAT)),
  ruby("refused", O.refused, rubyHead(CHAT)),
  ruby("timeout", O.hang, rubyHead(CHAT, undefined, "http.read_timeout = 1\nhttp.open_timeout = 1\n")),
  ruby("inspect", O.anthropic, rubyHead(CHAT) + "p JSON.parse(response.body)\n"),
  ruby("raise", O.quota, rubyHead(CHAT) + 'raise "OpenAI API error (#{response.code}): #{response.body}" unless response.is_a?(Net::HTTPSuccess)\n'),
  ruby("html", O[502], rubyHead(CHAT) + 'data = JSON.parse(response.body)\nputs data["choices"][0]["message"]["content"]\n'),
  ruby("nil", { ...O.badold, error_code: null, status: null, hint: null, cause: "not_an_api_error", also: ["invalid_key"], why: "the program takes a field from an answer that has none; what the API said isn't shown" }, rubyHead(CHAT) + 'data = JSON.parse(response.body)\nputs data["choices"][0]["message"]["content"]\n'),
  ruby("claude", A.credit, rubyHead("https://api.anthropic.com/v1/messages", '"x-api-key" => ENV["ANTHROPIC_API_KEY"], "anthropic-version" => "2023-06-01"') + 'puts "#{response.code} #{response.message}", response.body\n', claude),
  ruby("fetch", { ...O.missing, why: "the program found no OPENAI_API_KEY in the environment" }, 'require "net/http"\n\nkey = ENV.fetch("OPENAI_API_KEY")\n', { env: {}, hint: null }),
  ruby("expired", O.expired, rubyHead(CHAT)),
  ruby("eof", O.eof, rubyHead("https://api.groq.com/openai/v1/chat/completions"), { provider: "groq" }),
];

// ---- PHP

const php = language("php", "chat.php", "php chat.php");
const phpCurl = (url, end, header = '"Authorization: Bearer " . getenv("OPENAI_API_KEY")', options = "") => `<?php
$ch = curl_init("${url}");
curl_setopt_array($ch, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POST => true,
    CURLOPT_HTTPHEADER => ["Content-Type: application/json", ${header}],
    CURLOPT_POSTFIELDS => json_encode(["model" => "gpt-4o-mini", "messages" => [["role" => "user", "content" => "Hi"]]]),
${options}]);
$response = curl_exec($ch);
${end}
`;
const phpStream = (url, end, options = "") => `<?php
$context = stream_context_create(["http" => [
    "method" => "POST",
    "header" => "Content-Type: application/json\\r\\nAuthorization: Bearer " . getenv("OPENAI_API_KEY"),
    "content" => json_encode(["model" => "gpt-4o-mini", "messages" => []]),${options}
]]);
$response = file_get_contents("${url}", false, $context);
${end}
`;
const phpError = 'if ($response === false) { die("cURL error " . curl_errno($ch) . ": " . curl_error($ch)); }';
const phpCases = [
  php("dump", O.bad, phpCurl(CHAT, "var_dump(json_decode($response, true));")),
  php("echo", O.deactivated, phpCurl(CHAT, 'echo curl_getinfo($ch, CURLINFO_HTTP_CODE) . " " . $response;')),
  php("undefined-key", { ...only, ...O.quota, cause: "not_an_api_error", also: ["quota_exceeded", "invalid_key"], error_code: null, why: "the program takes a field from an answer that has none; what the API said isn't shown" }, phpCurl(CHAT, '$data = json_decode($response, true);\necho $data["choices"][0]["message"]["content"];'), { hint: null }),
  php("resolve", O.nxdomain, phpCurl(CHAT, phpError)),
  php("timeout", O.hang, phpCurl(CHAT, phpError, undefined, "    CURLOPT_TIMEOUT => 2,\n")),
  php("refused", O.refused, phpCurl("https://api.mistral.ai/v1/chat/completions", phpError, '"Authorization: Bearer " . getenv("MISTRAL_API_KEY")'), { provider: "mistral" }),
  php("fail", O.bad, phpCurl(CHAT, phpError, undefined, "    CURLOPT_FAILONERROR => true,\n"), only),
  php("exception", G.expired, phpCurl("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", '$data = json_decode($response, true);\nif (isset($data["error"])) { throw new RuntimeException("Gemini: " . $data["error"]["message"], $data["error"]["code"]); }', '"x-goog-api-key: " . getenv("GEMINI_API_KEY")'), gemini),
  php("stream", O.bad, phpStream(CHAT, "echo $response;"), { ...only, why: "401 Unauthorized from api.openai.com and nothing more" }),
  php("stream-ignored", O.org, phpStream(CHAT, "echo $http_response_header[0], PHP_EOL, $response;", '\n    "ignore_errors" => true,')),
  php("stream-tls", O.chain, phpStream(CHAT, "echo $response;")),
  php("stream-name", O.servfail, phpStream(CHAT, "echo $response;")),
  php("claude", A.model, phpCurl("https://api.anthropic.com/v1/messages", "print_r(json_decode($response));", '"x-api-key: " . getenv("ANTHROPIC_API_KEY"), "anthropic-version: 2023-06-01"'), claude),
];

// ---- Go

const go = language("go", "main.go", "go run main.go");
const goMain = (url, end, { header = 'req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))', imports = ["bytes", "net/http", "os"], client = "http.DefaultClient", method = "POST" } = {}) => `package main

import (
${[...new Set([...imports, "log"])].sort().map((i) => `\t"${i}"`).join("\n")}
)

func main() {
\tbody := []byte(\`{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hi"}]}\`)
\treq, err := http.NewRequest("${method}", "${url}", bytes.NewReader(body))
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\treq.Header.Set("Content-Type", "application/json")
\t${header}
\tres, err := ${client}.Do(req)
\tif err != nil {
\t\tlog.Fatalf("request failed: %v", err)
\t}
\tdefer res.Body.Close()
${end.map((l) => `\t${l}`).join("\n")}
}
`;
const goBase = ["bytes", "net/http", "os"];
const goText = (url = CHAT, more = {}) => goMain(url, ["b, _ := io.ReadAll(res.Body)", "if res.StatusCode != http.StatusOK {", "\tlog.Fatalf(\"unexpected status %s: %s\", res.Status, b)", "}"], { imports: [...goBase, "io"], ...more });
const goMap = goMain(CHAT, ["var out map[string]any", "json.NewDecoder(res.Body).Decode(&out)", "fmt.Println(out)"], { imports: [...goBase, "encoding/json", "fmt"] });
const goDecode = goMain(CHAT, ["var out struct{ Choices []any }", "if err := json.NewDecoder(res.Body).Decode(&out); err != nil {", "\tpanic(err)", "}", "fmt.Println(out)"], { imports: [...goBase, "encoding/json", "fmt"] });
const goStatus = goMain(CHAT, ["if res.StatusCode != 200 {", "\tpanic(fmt.Errorf(\"openai: bad status: %s\", res.Status))", "}"], { imports: [...goBase, "fmt"] });
const goCases = [
  go("text", O.placeholder, goText()),
  go("map", O.billing, goMap),
  go("status", O.bad, goStatus, only),
  go("trailing", { ...O.inner, bend: (k) => `${k}\n`, why: "invalid header field value: the key ends in a line break" }, goText()),
  go("html", { ...O.page, ...X.html_503, error_code: null, cause: "server_error", also: ["not_an_api_error", "wrong_endpoint", "bad_request"], why: "HTML came where JSON was expected; what it said isn't shown" }, goDecode),
  go("nxdomain", O.nxdomain, goText()),
  go("unknown", O.unknown, goText()),
  go("wronghost", O.wronghost, goText()),
  go("timeout", O.hang, goText(CHAT, { imports: [...goBase, "io", "time"], client: "(&http.Client{Timeout: 1500 * time.Millisecond})" })),
  go("plain", O.plain, goText()),
  go("scheme", { ...O.noscheme, why: "the URL has no scheme" }, goText("api.openai.com/v1/chat/completions")),
  go("claude", A.rate, goText("https://api.anthropic.com/v1/messages", { header: 'req.Header.Set("x-api-key", os.Getenv("ANTHROPIC_API_KEY"))' }), claude),
  go("gemini", G.leaked, goText("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", { header: 'req.Header.Set("x-goog-api-key", os.Getenv("GEMINI_API_KEY"))' }), gemini),
];

// ---- Java

const java = language("java", "Chat.java", "java Chat.java");
const javaMain = (url, end, header = '"Authorization", "Bearer " + System.getenv("OPENAI_API_KEY")', extra = "") => `import java.net.URI;
import java.net.http.*;
import java.time.Duration;

public class Chat {
    public static void main(String[] args) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("${url}"))
            .header("Content-Type", "application/json")
            .header(${header})${extra}
            .POST(HttpRequest.BodyPublishers.ofString("{\\"model\\":\\"gpt-4o-mini\\",\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hi\\"}]}"))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        ${end}
    }
}
`;
const javaThrow = 'if (response.statusCode() != 200) throw new RuntimeException("HTTP " + response.statusCode() + ": " + response.body());';
const javaCases = [
  java("bad", O.badold, javaMain(CHAT, javaThrow), { form: "openai" }),
  java("null", { ...O.undefined, literal: "null", env: {}, why: "the key sent was the word null: the variable isn't set" }, javaMain(CHAT, "System.out.println(response.body());")),
  java("header", O.inner, javaMain(CHAT, javaThrow)),
  java("connect", O.refused, javaMain(CHAT, javaThrow)),
  java("resolve", O.nxdomain, javaMain(CHAT, javaThrow)),
  java("pkix", O.unknown, javaMain(CHAT, javaThrow)),
  java("timeout", O.hang, javaMain(CHAT, javaThrow, undefined, "\n            .timeout(Duration.ofSeconds(2))")),
  java("response", O.region, javaMain(CHAT, 'System.out.println(response);\n        System.out.println(response.body());')),
  java("eof", O.eof, javaMain("https://api.deepseek.com/chat/completions", javaThrow), { provider: "deepseek" }),
  java("scheme", { ...O.noscheme, why: "the URI has no scheme" }, javaMain("api.openai.com/v1/chat/completions", javaThrow)),
  java("claude", { ...A.bad }, javaMain("https://api.anthropic.com/v1/messages", javaThrow, '"x-api-key", System.getenv("ANTHROPIC_API_KEY")'), claude),
];

// ---- Rust

const rust = language("rust");
const raw = { crate: "reqwest" };
const asyncOpenai = { crate: "async-openai", sdk: "async-openai" };
const rustCases = [
  rust("status", O.bad, "$BOT status", { ...raw, ...only, why: "401 from api.openai.com and nothing more" }),
  rust("display", O.rate, "$BOT display", { ...raw, cause: "rate_limited", also: ["quota_exceeded"], error_code: null, why: "429 Too Many Requests and nothing more" }),
  rust("text", O.groq, "$BOT text", raw),
  rust("dns", O.nxdomain, "$BOT unwrap", raw),
  rust("chain-refused", O.refused, "$BOT chain", raw),
  rust("tls", O.unknown, "$BOT chain", raw),
  rust("timeout", O.hang, "$BOT status", raw),
  rust("builder", O.inner, "$BOT unwrap", raw),
  rust("env", { ...O.missing, why: "the program found no OPENAI_API_KEY in the environment" }, "$BOT status", { ...raw, env: {}, hint: null }),
  rust("relative", { ...O.noscheme, why: "the base URL has no scheme" }, "$BOT status", { ...raw, env: { OPENAI_API_KEY: "x", URL: "api.openai.com/v1/chat/completions" } }),
  rust("json", { ...X.page, error_code: null }, "$BOT chain", { ...raw, provider: "unknown", env: { OPENAI_API_KEY: key("openai", "rust-json"), URL: "https://llm.example-corp.com/chat/completions" }, also: ["bad_request", "not_an_api_error", "server_error"], why: "something other than JSON came with a 200: the base URL leads to a site, not to the API" }),
  rust("ureq-status", O.bad, "$BOT ureq", { crate: "ureq", ...only }),
  rust("ureq-tls", O.expired, "$BOT ureq", { crate: "ureq" }),
  rust("openai-bad", O.bad, "$BOT openai", asyncOpenai),
  rust("openai-quota", O.quota, "$BOT openai-display", asyncOpenai),
  rust("openai-model", O.model, "$BOT openai-unwrap", { ...asyncOpenai, env: { OPENAI_API_KEY: key("project", "rust-openai-model"), MODEL: "gpt-4-32k" } }),
  rust("openai-scope", O.scope, "$BOT openai-display", asyncOpenai),
  rust("openai-empty", { ...O.empty, weather: {}, env: { OPENAI_API_KEY: "" }, hint: null }, "$BOT openai-unwrap", { ...asyncOpenai, also: ["wrong_auth_scheme"] }),
  rust("openai-refused", { ...O.refused, weather: {}, why: "nothing listens on Ollama's port" }, "$BOT openai", { ...asyncOpenai, provider: "ollama", env: { OPENAI_API_KEY: "ollama", BASE: "http://localhost:11434/v1" } }),
  rust("openai-foreign-body", { ...X.mis_unauth2, also: ["missing_key", "sdk_mismatch"], why: "the body that couldn't be read says Unauthorized; which service it is isn't shown" }, "$BOT openai", { ...asyncOpenai, provider: "mistral", env: { OPENAI_API_KEY: key("mistral", "rust-mistral"), BASE: "https://api.mistral.ai/v1" } }),
];

export const languages = [...rubyCases, ...phpCases, ...goCases, ...javaCases, ...rustCases];
