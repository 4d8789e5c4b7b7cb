// Records what real SDKs from npm, and curl, wget, HTTPie, Ruby, PHP, Go, Java and Rust, print when
// a call to an LLM provider fails, as labelled cases in others.jsonl. README.md beside this file
// tells what is needed.
//
//   node record_others.mjs install            the npm packages and the Rust programs, into a cache
//   node record_others.mjs record [PATTERN]   the cases whose id fits, into others.jsonl
//   node record_others.mjs list [PATTERN]
//
// `record` runs itself again in namespaces of its own (mount, network, host name). There the
// providers' names lead to a stand-in on loopback, and the programs lie in places like
// /home/lena/support-bot, so that the texts need no editing but for the addresses.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { reseed } from "./clients/answers.mjs";
import { cases } from "./clients/cases.mjs";
import { label, problems } from "./clients/label.mjs";
import { CALM, publicAddresses, start, weather } from "./clients/net.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = process.env.WHY401_SDKS ?? join(homedir(), ".cache/why401/sdks-node");
const OUT = join(HERE, "others.jsonl");
const LIMIT_MS = 40_000;
// A path that a text may show must not be one of the recording machine's.
const PLACES = ["/home", "/srv", "/usr/src"];
const COMMANDS = { curl: "curl", wget: "wget", httpie: "http", ruby: "ruby", php: "php", go: "go", java: "java", rust: "/mnt/cache/rust/release/bot" };
const SETS = JSON.parse(readFileSync(join(HERE, "clients/sets.json"), "utf8"));

function install() {
  for (const [set, packages] of Object.entries(SETS)) {
    const dir = join(CACHE, set);
    if (existsSync(join(dir, ".done"))) continue;
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "package.json"), '{"name":"app","version":"1.0.0"}\n');
    const specs = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
    const done = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...specs], { cwd: dir, stdio: "inherit", timeout: 300_000 });
    console.log(set, done.status === 0 ? "installed" : "FAILED");
    if (done.status === 0) writeFileSync(join(dir, ".done"), "");
  }
  const env = { ...process.env, CARGO_TARGET_DIR: join(CACHE, "rust") };
  spawnSync("cargo", ["build", "--release", "--locked"], { cwd: join(HERE, "clients/rust"), stdio: "inherit", env });
}

const chosen = (pattern) => cases.filter((c) => !pattern || new RegExp(pattern).test(c.id));

// ---- Inside the namespaces

const mount = (...args) => execFileSync("mount", args);
const over = (file, text, scratch) => {
  const copy = join(scratch, file.replaceAll("/", "_"));
  writeFileSync(copy, text);
  mount("--bind", copy, file);
};

async function enter() {
  execFileSync("ip", ["link", "set", "lo", "up"]);
  execFileSync("hostname", ["web-1"]);
  // The places are hidden by empty ones, so what we need from below them moves first.
  mount("-t", "tmpfs", "recorder", "/mnt");
  mkdirSync("/mnt/cache");
  mkdirSync("/mnt/out");
  mount("--bind", CACHE, "/mnt/cache");
  mount("--bind", HERE, "/mnt/out");
  for (const place of PLACES) mount("-t", "tmpfs", "place", place);

  const scratch = "/mnt/net";
  const server = await start(scratch);
  over("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n", scratch);
  over("/etc/hosts", "127.0.0.1 localhost web-1\n::1 localhost\n", scratch);
  over("/etc/ssl/certs/ca-certificates.crt", readFileSync(`${scratch}/ca.pem`), scratch);
  const store = "/etc/ssl/certs/java/cacerts";
  if (existsSync(store)) {
    execFileSync("keytool", ["-importcert", "-noprompt", "-alias", "we1", "-file", `${scratch}/ca.pem`, "-storetype", "JKS", "-keystore", `${scratch}/cacerts`, "-storepass", "changeit"], { stdio: "pipe" });
    mount("--bind", `${scratch}/cacerts`, store);
  }
  return server;
}

function run(command, cwd, env) {
  return new Promise((done) => {
    const child = spawn("bash", ["-c", `${command} 2>&1`], { cwd, env, detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), LIMIT_MS);
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("close", () => {
      clearTimeout(timer);
      done(Buffer.concat(chunks).toString());
    });
  });
}

async function one(c, server) {
  reseed(c.id);
  Object.assign(weather, CALM, c.weather);
  rmSync(c.dir, { recursive: true, force: true });
  mkdirSync(c.dir, { recursive: true });
  for (const [name, text] of Object.entries(c.files ?? {})) writeFileSync(join(c.dir, name), text);
  const modules = join(c.dir, "node_modules");
  if (c.set) {
    mkdirSync(modules);
    mount("--bind", `/mnt/cache/${c.set}/node_modules`, modules);
  }
  if (c.ollama) await server.ollama.up();
  const env = {
    PATH: process.env.PATH,
    HOME: dirname(c.dir) === "/home" ? c.dir : "/home/dev",
    LANG: "C.UTF-8",
    NODE_EXTRA_CA_CERTS: "/mnt/net/ca.pem",
    GOCACHE: "/mnt/cache/go",
    GOPATH: "/mnt/go",
    GOTOOLCHAIN: "local",
    BOT: "/mnt/cache/rust/release/bot",
    ...c.env,
  };
  let text = await run(c.run, c.dir, env);
  if (c.ollama) await server.ollama.down();
  server.hangUp();
  if (c.set) execFileSync("umount", [modules]);
  if (c.shown) text = `$ ${c.shown}\n${text}`;
  if (c.edit) text = c.edit(text);
  return publicAddresses(text).replace(/\r\n/g, "\n").replace(/\x1b\[[0-9;]*m/g, "").trim();
}

function versions() {
  const first = (command) => spawnSync("bash", ["-c", command]).stdout.toString().trim();
  return {
    node: process.version.split(".")[0],
    curl: first("curl --version | head -1 | cut -d' ' -f2"),
    wget: first("wget --version | head -1 | cut -d' ' -f3"),
    httpie: first("http --version"),
    ruby: first("ruby -e 'puts RUBY_VERSION'"),
    php: first("php -r 'echo PHP_VERSION;'"),
    go: first("go version | cut -d' ' -f3 | sed s/go//"),
    java: first("java -version 2>&1 | head -1 | cut -d'\"' -f2"),
    locked: (crate) => new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(readFileSync("/mnt/out/clients/rust/Cargo.lock", "utf8"))?.[1],
    packaged: (set, name) => JSON.parse(readFileSync(`/mnt/cache/${set}/node_modules/${name}/package.json`, "utf8")).version,
  };
}

async function record(pattern) {
  const out = "/mnt/out/others.jsonl";
  const old = new Map();
  if (existsSync(OUT)) for (const line of readFileSync(OUT, "utf8").split("\n").filter(Boolean)) old.set(JSON.parse(line).id, line);
  const server = await enter();
  const known = versions();
  const absent = new Set(Object.keys(COMMANDS).filter((tool) => spawnSync("bash", ["-c", `command -v ${COMMANDS[tool]}`]).status !== 0));
  if (absent.size) console.log(`not here, left as recorded before: ${[...absent].join(", ")}`);
  const write = () => writeFileSync(out, cases.map((c) => old.get(c.id)).filter(Boolean).join("\n") + "\n");
  for (const c of chosen(pattern)) {
    if (absent.has(c.tool)) continue;
    const text = await one(c, server);
    const entry = label(c, text, weather.said, known);
    for (const problem of problems(entry)) console.log(`${c.id}: ${problem}`);
    old.set(c.id, JSON.stringify(entry));
    write();
  }
  server.stop();
  process.exit(0);
}

const [what, pattern] = process.argv.slice(2);
if (what === "install") install();
else if (what === "list") chosen(pattern).forEach((c) => console.log(c.id, c.cause));
else if (what === "record" && process.env.RECORDER_INSIDE) await record(pattern);
else if (what === "record") {
  const rest = [process.execPath, fileURLToPath(import.meta.url), "record", ...(pattern ? [pattern] : [])];
  const asRoot = process.getuid() === 0 ? [] : ["--map-root-user"];
  const inside = spawnSync("unshare", [...asRoot, "--mount", "--net", "--uts", "--propagation", "private", ...rest], { stdio: "inherit", env: { ...process.env, RECORDER_INSIDE: "1", WHY401_SDKS: CACHE } });
  process.exit(inside.status ?? 1);
} else console.error("usage: record_others.mjs install | record [PATTERN] | list [PATTERN]");
