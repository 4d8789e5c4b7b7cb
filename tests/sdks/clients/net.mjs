// The network that the recorded programs see, inside a network namespace of the recorder's own:
// a name server, TLS with certificates of our own, and an HTTP server that answers as the
// providers do. It listens on loopback addresses only; `publicAddresses` puts into a recorded text
// the addresses that a reader of a real paste would see.

import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import http2 from "node:http2";
import http from "node:http";
import net from "node:net";
import tls from "node:tls";
import { answer } from "./answers.mjs";

// Host name -> what it resolves to in a text. The order gives each host a loopback address.
export const HOSTS = {
  "api.openai.com": "162.159.140.245",
  "api.anthropic.com": "160.79.104.10",
  "generativelanguage.googleapis.com": "142.250.185.170",
  "api.mistral.ai": "104.18.22.142",
  "api.groq.com": "172.64.149.20",
  "api.cohere.com": "34.96.76.122",
  "api.together.xyz": "104.18.40.63",
  "api.together.ai": "104.18.40.63",
  "api.replicate.com": "104.18.18.119",
  "router.huggingface.co": "18.164.52.60",
  "huggingface.co": "18.164.52.75",
  "bedrock-runtime.us-east-1.amazonaws.com": "3.216.135.52",
  "bedrock-runtime.eu-central-1.amazonaws.com": "18.158.209.106",
  "openrouter.ai": "104.18.2.115",
  "api.deepseek.com": "104.18.26.90",
  "api.x.ai": "104.18.18.80",
  "api.perplexity.ai": "104.18.26.48",
  "integrate.api.nvidia.com": "54.185.122.58",
  "api.moonshot.cn": "103.143.17.156",
  "open.bigmodel.cn": "8.147.114.35",
  "dashscope.aliyuncs.com": "39.96.213.166",
  "api.fireworks.ai": "34.102.206.97",
  "api.elevenlabs.io": "34.36.21.203",
  "api.voyageai.com": "52.9.87.160",
  "models.github.ai": "140.82.113.21",
  "contoso-eu.openai.azure.com": "20.232.91.180",
  "llm.example-corp.com": "203.0.113.40",
  "ollama.com": "34.36.133.15",
};
const names = Object.keys(HOSTS);
const UP = "127.1.0."; // our server listens
const DOWN = "127.2.0."; // nobody listens: "connection refused"
const loopback = (host, prefix) => prefix + (names.indexOf(host) + 1);

export function publicAddresses(text) {
  // Our own end of a connection, and the name server as Go tells it (systemd's is at 127.0.0.53).
  return text.replace(/(localAddress: '|: \/)127\.0\.0\.1/g, "$1192.168.1.23").replace(" on 127.0.0.1:53", " on 127.0.0.53:53").replace(/127\.[12]\.0\.(\d+)/g, (all, n) => HOSTS[names[n - 1]] ?? all);
}

/// What the network does to the case that is recorded now; the recorder sets it before each.
/// dns: ok nxdomain servfail; tcp: ok refused hang reset eof plain;
/// tls: ok selfsigned chain unknown expired wronghost; answer: a name, an object or null (see
/// answers.mjs). `said` is what was answered last.
export const CALM = { dns: "ok", tcp: "ok", tls: "ok", answer: null, said: {} };
export const weather = { ...CALM };

// ---- Names

function dnsReply(query) {
  const labels = [];
  let at = 12;
  while (query[at]) {
    labels.push(query.toString("latin1", at + 1, at + 1 + query[at]));
    at += query[at] + 1;
  }
  const question = query.subarray(12, at + 5);
  const type = query.readUInt16BE(at + 1);
  const host = labels.join(".").toLowerCase();
  const known = names.includes(host);
  const code = weather.dns === "servfail" ? 2 : weather.dns === "nxdomain" || !known ? 3 : 0;
  const found = code === 0 && type === 1;
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(found ? 1 : 0, 6);
  const address = loopback(host, weather.tcp === "refused" ? DOWN : UP).split(".").map(Number);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address]);
  return Buffer.concat(found ? [head, question, record] : [head, question]);
}

// ---- Certificates

const openssl = (dir, ...args) => execFileSync("openssl", args, { cwd: dir, stdio: "pipe" });

function makeCa(dir, name, subject) {
  openssl(dir, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650",
    "-subj", subject, "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", `${name}.key`, "-out", `${name}.pem`);
}

function makeLeaf(dir, ca, name, host, days) {
  writeFileSync(`${dir}/${name}.ext`, `subjectAltName=DNS:${host}\nbasicConstraints=CA:FALSE\n`);
  openssl(dir, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", `/CN=${host}`,
    "-keyout", `${name}.key`, "-out", `${name}.csr`);
  const issuer = ca ? ["-CA", `${ca}.pem`, "-CAkey", `${ca}.key`, "-CAcreateserial"] : ["-signkey", `${name}.key`];
  openssl(dir, "x509", "-req", "-in", `${name}.csr`, ...issuer, "-days", String(days), "-extfile", `${name}.ext`, "-out", `${name}.pem`);
}

// kind -> [issuer, days, are the issuers sent along]; "corp" is a proxy's CA that nobody trusts.
const KINDS = {
  ok: ["ca", 60, false],
  selfsigned: [null, 60, false],
  chain: ["corp", 60, true],
  unknown: ["corp", 60, false],
  expired: ["ca", -1, false],
  wronghost: ["ca", 60, false],
};

function contexts(dir) {
  const made = new Map();
  return (host, kind) => {
    const id = `${kind}-${host}`;
    if (!made.has(id)) {
      const [issuer, days, send] = KINDS[kind];
      makeLeaf(dir, issuer, id, kind === "wronghost" ? "gateway.example-corp.com" : host, days);
      const read = (file) => readFileSync(`${dir}/${file}`);
      const cert = send ? Buffer.concat([read(`${id}.pem`), read(`${issuer}.pem`)]) : read(`${id}.pem`);
      made.set(id, tls.createSecureContext({ cert, key: read(`${id}.key`) }));
    }
    return made.get(id);
  };
}

// ---- HTTP

async function serve(req, res) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const host = (req.headers[":authority"] ?? req.headers.host ?? "").split(":")[0];
  const request = { host, method: req.method, path: req.url, headers: req.headers, body };
  const reply = answer(weather.answer, request);
  weather.said = reply;
  if (reply.hang) return;
  const h2 = req.httpVersionMajor === 2;
  const cut = () => (h2 ? req.stream.session.destroy() : req.socket.destroy());
  if (reply.eof) return cut();
  res.writeHead(reply.status, reply.headers);
  if (!reply.drop) return res.end(reply.body);
  // A stream that breaks off: what came so far is delivered, then the connection dies.
  res.write(reply.body);
  setTimeout(cut, 150);
}

export async function start(dir) {
  mkdirSync(dir, { recursive: true });
  makeCa(dir, "ca", "/C=US/O=Google Trust Services/CN=WE1");
  makeCa(dir, "corp", "/O=Example Corp/CN=Example Corp Proxy Root CA");
  const context = contexts(dir);

  const secure = http2.createSecureServer({
    allowHTTP1: true,
    SNICallback: (host, done) => done(null, context(names.includes(host) ? host : "api.openai.com", weather.tls)),
  }, serve);
  const plain = http.createServer(serve);
  for (const server of [secure, plain]) {
    server.on("error", () => {});
    server.on("sessionError", () => {});
    server.on("tlsClientError", () => {});
    server.on("clientError", (_, socket) => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
  }

  const open = new Set();
  const accept = (inner) => (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    if (weather.tcp === "hang") return;
    if (weather.tcp === "reset") return void socket.once("data", () => socket.resetAndDestroy());
    if (weather.tcp === "eof") return void socket.once("data", () => socket.destroy());
    if (weather.tcp === "plain") return plain.emit("connection", socket);
    inner.emit("connection", socket);
  };
  const listen = (server, port, host) => new Promise((done) => server.listen(port, host, done));
  const servers = [];
  for (const host of names) {
    for (const [inner, port] of [[secure, 443], [plain, 80]]) {
      const server = net.createServer(accept(inner));
      servers.push(server);
      await listen(server, port, loopback(host, UP));
    }
  }
  // Ollama's own address is loopback in real pastes too. Only cases with `ollama` find it up.
  const ollama = net.createServer(accept(plain));

  const dns = createSocket("udp4");
  dns.on("message", (query, from) => {
    if (query.length > 16) dns.send(dnsReply(query), from.port, from.address);
  });
  await new Promise((done) => dns.bind(53, "127.0.0.1", done));

  return {
    ollama: { up: () => listen(ollama, 11434, "127.0.0.1"), down: () => new Promise((done) => ollama.close(done)) },
    hangUp: () => open.forEach((socket) => socket.destroy()),
    stop() {
      this.hangUp();
      servers.forEach((server) => server.close());
      dns.close();
    },
  };
}
