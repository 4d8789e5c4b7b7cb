// The world outside of the page: the proxy that both browsers use for every host but 127.0.0.1.
//
// It refuses and records every attempt, whatever browser interface made it, except for hosts that
// a test stands in for. For those it ends TLS with a certificate of its own (the browsers are told
// to accept it), so preflights, CORS and aborts are the browser's own and nothing is simulated.

import http from "node:http";
import https from "node:https";
import selfsigned from "selfsigned";

// What browsers ask for on their own account, whatever page is open.
const OWN_BUSINESS = [
  /(^|\.)mozilla\.(com|net|org)$/, /(^|\.)firefox\.com$/, /^(clients\d?|accounts|update|www|safebrowsing|content-autofill|optimizationguide-pa|edgedl\.me|redirector)\.(google|gvt1|googleapis)\.com$/,
  /(^|\.)gvt1\.com$/, /^(content-autofill|optimizationguide-pa|safebrowsing|safebrowsingohttpgateway|update)\.googleapis\.com$/, /^android\.clients\.google\.com$/, /^mtalk\.google\.com$/,
];

/** Starts the proxy. `attempts` is filled with {host, at}; `standIns` maps a host to a handler. */
export async function startOutside() {
  const attempts = [];
  const standIns = new Map();
  const sockets = new Set();

  const record = (host) => {
    if (!OWN_BUSINESS.some((pattern) => pattern.test(host))) attempts.push({ host, at: Date.now() });
  };

  const { private: key, cert } = selfsigned.generate([{ name: "commonName", value: "stand-in" }], { keySize: 2048, days: 2 });
  const inner = https.createServer({ key, cert }, (request, response) => answer(standIns, request, response));
  const proxy = http.createServer((request, response) => {
    // A plain http:// address arrives here in full.
    record(new URL(request.url, "http://unknown").hostname);
    response.writeHead(403).end("refused by the test proxy");
  });
  proxy.on("connect", (request, socket) => {
    const host = request.url.replace(/:\d+$/, "");
    socket.on("error", () => {});
    if (!standIns.has(host)) {
      record(host);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    inner.emit("connection", socket);
  });
  for (const server of [proxy, inner]) {
    server.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    server.on("tlsClientError", () => {});
    server.on("clientError", (_, socket) => socket.destroy());
  }
  await new Promise((ready) => proxy.listen(0, "127.0.0.1", ready));

  return {
    port: proxy.address().port,
    attempts,
    standIns,
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

/** Answers as the stand-in's test wants, and keeps what was received. */
function answer(standIns, request, response) {
  const host = request.headers.host.replace(/:\d+$/, "");
  const standIn = standIns.get(host);
  if (!standIn) return response.destroy();
  const chunks = [];
  request.on("error", () => {});
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const received = { method: request.method, url: `https://${host}${request.url}`, headers: request.headers, body: Buffer.concat(chunks).toString() };
    standIn.received.push(received);
    const reply = { status: 200, body: "", cors: true, headers: {}, preflight: true, ...standIn.reply(received) };
    const headers = { ...reply.headers };
    if (reply.cors) {
      headers["access-control-allow-origin"] ??= "*";
      headers["access-control-expose-headers"] ??= "*";
    }
    if (request.method === "OPTIONS") {
      if (reply.preflight && reply.cors) {
        headers["access-control-allow-headers"] = reply.allowHeaders ?? request.headers["access-control-request-headers"] ?? "*";
        headers["access-control-allow-methods"] = request.headers["access-control-request-method"] ?? "*";
        response.writeHead(204, headers).end();
      } else {
        response.writeHead(403, reply.preflight ? headers : {}).end();
      }
      return;
    }
    if (reply.hang) return;
    if (reply.abort) return response.destroy();
    const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    headers["content-type"] ??= "application/json";
    // The length is that of the whole answer, of which half comes.
    if (reply.cut) {
      response.writeHead(reply.status, { ...headers, "content-length": Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.destroy(), 100));
      return;
    }
    setTimeout(() => response.writeHead(reply.status, headers).end(body), reply.delay ?? 0);
  });
}
