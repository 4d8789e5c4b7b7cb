// Drives the built page (dist/) in Chromium and Firefox.
//
// A spec is a file *.spec.mjs:
//
//   import { test } from "node:test";
//   import assert from "node:assert/strict";
//   import { eachBrowser } from "./harness.mjs";
//
//   eachBrowser("probe", (site) => {
//     test("a revoked key is told as such", async () => {
//       const openai = site.standIn("api.openai.com", { status: 401, body: { error: { … } } });
//       const tab = await site.open("#/");
//       await tab.type("paste", "OPENAI_API_KEY=sk-…");          // by data-testid
//       await tab.click("probe-send");
//       await tab.waitFor("probe-result", (el) => el.dataset.outcome === "rejected");
//       assert.equal(openai.requests().length, 1);
//       await tab.assertClean();
//     });
//   });
//
// eachBrowser(title, define)   calls define(site) inside a describe() for each browser of $BROWSERS
//                              ("chromium,firefox" unless set).
// site.name                    "chromium" or "firefox".
// site.url                     where the page is served, with the headers that a host must send.
// site.open(path, options)     a new tab in a context of its own (own storage), loaded and started.
//                              options: javascript (true; false in Chromium only), viewport, colorScheme ("light"/"dark"),
//                              reducedMotion, started (true: wait until the module runs), before
//                              (a function of the puppeteer page, called before the first request).
// site.standIn(host, reply)    answers https://host/… for this test. reply is an object, or a function
//                              of {method, url, headers, body} that returns one:
//                                status, body (text or JSON value), headers, delay (ms),
//                                cors: false       no CORS headers, the browser keeps the answer back
//                                preflight: false  the OPTIONS request is refused
//                                allowHeaders      what the preflight allows, instead of whatever is asked for
//                                abort: true       the connection breaks
//                                cut: true         it breaks in the middle of the body
//                                hang: true        no answer ever comes
//                              Returns {received, requests(), remove()}: `received` has everything with
//                              preflights, requests() has what isn't a preflight.
// tab.page                     the puppeteer page.
// tab.requests                 every request that the page made: {method, url, own}; own means that it
//                              went to the page's own origin.
// tab.console                  everything on the console: {type, text}.
// tab.errors                   uncaught exceptions.
// tab.outside()                hosts that anything in this browser tried to reach since the tab was
//                              opened, seen by the proxy, so whatever interface was used.
// tab.violations()             violations of the Content-Security-Policy.
// tab.assertClean(options)     none of: CSP violation, exception, console error, outside host, request to
//                              another origin, failed own request. options: outside: [host…] and
//                              console: [RegExp…] allow what a test provokes
//                              (a blocked answer logs /CORS|Cross-Origin|net::ERR/).
// tab.get(id)                  the element with data-testid=id, waited for; tab.all(id) all that are there.
// tab.text(id), tab.attr(id, name), tab.count(id)
// tab.type(id, text)           types as a person does; tab.paste(id, text) sets the text in one step,
//                              as a paste does (input event included); tab.click(id), tab.press(key).
// tab.waitFor(id, predicate, …args)  until the predicate, run in the page, holds for that element.
// tab.waitUntil(fn, …args)     until fn, run in the page, returns something true.
// tab.copied()                 what the page put on the clipboard.
// tab.axe(options)             violations that axe-core finds, as text lines; [] is good.
// tab.screenshot(file)         for looking at; kept where $SCREENSHOTS says, else not taken.
// tab.close()                  done by the harness after each test too.

import { after, afterEach, before, describe } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { startOutside } from "./outside.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const axeSource = () => readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long anything in the page may take before a test gives up. */
const PATIENCE = Number(process.env.PATIENCE ?? 20_000);

/** The browsers to test in. */
export const browsers = (process.env.BROWSERS ?? "chromium,firefox").split(",").map((name) => name.trim()).filter(Boolean);

/** Describes the same tests for each browser. */
export function eachBrowser(title, define) {
  for (const name of browsers) {
    describe(`${title} (${name})`, () => {
      const site = new Site(name);
      before(() => site.start());
      afterEach(() => site.reset());
      after(() => site.stop());
      define(site);
    });
  }
}

/** One browser and the page that it opens. */
export class Site {
  #server;
  #outside;
  #browser;
  #tabs = [];

  constructor(name) {
    this.name = name;
  }

  async start() {
    this.#server = await serve();
    this.url = this.#server.url;
    this.#outside = await startOutside();
    this.#browser = await launch(this.name, this.#outside.port);
    return this;
  }

  async stop() {
    await this.#browser?.close();
    this.#outside?.close();
    this.#server?.close();
  }

  async reset() {
    for (const tab of this.#tabs.splice(0)) await tab.close();
    this.#outside.standIns.clear();
  }

  /** The puppeteer browser. */
  get browser() {
    return this.#browser;
  }

  standIn(host, reply) {
    const standIn = { received: [], reply: typeof reply === "function" ? reply : () => reply };
    this.#outside.standIns.set(host, standIn);
    return {
      received: standIn.received,
      requests: () => standIn.received.filter(({ method }) => method !== "OPTIONS"),
      remove: () => this.#outside.standIns.delete(host),
    };
  }

  async open(path = "", options = {}) {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    const tab = new Tab(this, context, page, this.#outside.attempts);
    this.#tabs.push(tab);
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1280, height: 900, ...options.viewport });
    const media = [];
    if (options.colorScheme) media.push({ name: "prefers-color-scheme", value: options.colorScheme });
    if (options.reducedMotion) media.push({ name: "prefers-reduced-motion", value: "reduce" });
    if (media.length) await page.emulateMediaFeatures(media);
    if (options.javascript === false) await page.setJavaScriptEnabled(false);
    else await page.evaluateOnNewDocument(watch);
    await options.before?.(page);
    await page.goto(new URL(path, this.url).href, { waitUntil: "load" });
    if (options.javascript !== false && options.started !== false && (await tab.hasApp())) {
      await page.waitForFunction(() => document.documentElement.dataset.app, { timeout: PATIENCE });
      const state = await page.evaluate(() => document.documentElement.dataset.app);
      assert.equal(state, "ready", `the page didn't start: ${JSON.stringify({ console: tab.console, errors: tab.errors })}`);
    }
    return tab;
  }
}

/** One open page with everything that it did. */
export class Tab {
  requests = [];
  console = [];
  errors = [];
  failed = [];
  #attempts;
  #seen;
  #closed = false;

  constructor(site, context, page, attempts) {
    this.site = site;
    this.context = context;
    this.page = page;
    this.#attempts = attempts;
    this.#seen = attempts.length;
    const origin = new URL(site.url).origin;
    page.on("request", (request) => {
      const url = request.url();
      const own = url.startsWith(origin) || /^(data|blob|about):/.test(url);
      this.requests.push({ method: request.method(), url, own });
    });
    page.on("response", (response) => {
      if (response.url().startsWith(origin) && response.status() >= 400) this.failed.push(`${response.status()} ${response.url()}`);
    });
    page.on("console", (message) => this.console.push({ type: message.type(), text: message.text() }));
    page.on("pageerror", (error) => this.errors.push(String(error?.stack ?? error)));
  }

  hasApp() {
    return this.page.evaluate(() => document.querySelector("script[data-wasm]") !== null);
  }

  outside() {
    return [...new Set(this.#attempts.slice(this.#seen).map(({ host }) => host))];
  }

  violations() {
    return this.page.evaluate(() => window.__watched?.violations ?? []);
  }

  copied() {
    return this.page.evaluate(() => window.__watched.copied);
  }

  async assertClean({ outside = [], console: allowed = [] } = {}) {
    const foreign = this.requests.filter(({ url, own }) => !own && !outside.includes(new URL(url).hostname));
    const unexpected = (text) => !allowed.some((pattern) => pattern.test(text));
    const logged = this.console.filter(({ type, text }) => type === "error" && unexpected(text));
    assert.deepEqual(
      {
        violations: await this.violations(),
        // Firefox reports what Chromium writes on the console (a request that CORS blocked) as an exception.
        errors: this.errors.filter(unexpected),
        console: logged,
        outside: this.outside().filter((host) => !outside.includes(host)),
        foreign,
        failed: this.failed,
      },
      { violations: [], errors: [], console: [], outside: [], foreign: [], failed: [] },
    );
  }

  get(id) {
    return this.page.waitForSelector(selector(id), { timeout: PATIENCE });
  }

  all(id) {
    return this.page.$$(selector(id));
  }

  async count(id) {
    return (await this.all(id)).length;
  }

  async text(id) {
    return (await this.get(id)).evaluate((element) => element.innerText ?? element.textContent);
  }

  async attr(id, name) {
    return (await this.get(id)).evaluate((element, name) => element.getAttribute(name), name);
  }

  async type(id, text) {
    await (await this.get(id)).type(text);
  }

  async paste(id, text) {
    await (await this.get(id)).evaluate((element, text) => {
      element.focus();
      element.value = text;
      element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }, text);
  }

  /** Pastes text from a clipboard, as a person does: into a field, or beside all of them. A field drops line breaks, the event has them. */
  async pasteFromClipboard(id, text) {
    const target = id === null ? await this.page.$("body") : await this.get(id);
    await target.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.focus();
      // Firefox makes its own from the last two.
      const holds = { clipboardData, data: text, dataType: "text/plain" };
      element.dispatchEvent(new ClipboardEvent("paste", { ...holds, bubbles: true, cancelable: true }));
    }, text);
  }

  async click(id) {
    await (await this.get(id)).click();
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async waitFor(id, predicate = () => true, ...args) {
    await this.page.waitForFunction(
      `(...args) => { const element = document.querySelector(${JSON.stringify(selector(id))}); return element && (${predicate})(element, ...args); }`
        // Puppeteer takes a string as an expression, not as a function; so call it here.
        .replace(/^/, "(").concat(`)(...${JSON.stringify(args)})`),
      { timeout: PATIENCE },
    );
    return this.get(id);
  }

  waitUntil(fn, ...args) {
    return this.page.waitForFunction(fn, { timeout: PATIENCE }, ...args);
  }

  async axe(options = {}) {
    await this.page.evaluate(axeSource());
    const { violations } = await this.page.evaluate((options) => window.axe.run(document, options), options);
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`));
  }

  async screenshot(name) {
    if (!process.env.SCREENSHOTS) return;
    mkdirSync(process.env.SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}-${this.site.name}.png`), fullPage: true });
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    await this.context.close();
  }
}

const selector = (id) => `[data-testid="${id}"]`;

/** Runs in the page before any script of its own. */
function watch() {
  window.__watched = { violations: [], copied: [] };
  document.addEventListener("securitypolicyviolation", (event) => {
    window.__watched.violations.push(`${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
  });
  // A headless browser has no clipboard to ask for; what matters is what would have been on it.
  if (navigator.clipboard) {
    navigator.clipboard.writeText = (text) => {
      window.__watched.copied.push(String(text));
      return Promise.resolve();
    };
  }
}

/** Launches a browser that reaches nothing but 127.0.0.1 and the proxy. */
export async function launch(name, proxyPort, extra = {}) {
  const proxy = `127.0.0.1:${proxyPort}`;
  if (name === "chromium") {
    return puppeteer.launch({
      browser: "chrome",
      executablePath: executable("CHROME", ["chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser"]),
      acceptInsecureCerts: true,
      ...extra,
      args: [
        // The tests may run as root, in a container, where its sandbox can't be set up; they open our own pages only.
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-first-run",
        ...(proxyPort ? [`--proxy-server=${proxy}`] : []),
        ...(extra.args ?? []),
      ],
    });
  }
  if (name === "firefox") {
    return puppeteer.launch({
      browser: "firefox",
      executablePath: executable("FIREFOX", ["firefox-esr", "firefox"]),
      acceptInsecureCerts: true,
      extraPrefsFirefox: {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxyPort,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxyPort,
        "network.proxy.no_proxies_on": "",
        "network.dns.disablePrefetch": true,
      },
    });
  }
  throw new Error(`BROWSERS may name chromium and firefox, not "${name}"`);
}

function executable(variable, names) {
  const candidates = [process.env[variable], ...names.flatMap((name) => process.env.PATH.split(delimiter).map((dir) => join(dir, name)))];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error(`none of ${names.join(", ")} is on PATH; name it by $${variable}`);
  return found;
}

/** The page with its headers: the server of $WHY401_URL, or one of our own on dist/ as it is. */
export async function serve() {
  if (process.env.WHY401_URL) return { url: process.env.WHY401_URL, close() {} };
  const child = spawn("cargo", ["xtask", "serve", "--no-build", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((found, failed) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const match = /listening on (http:\S+)/.exec(text);
      if (match) found(match[1]);
    });
    child.on("error", failed);
    child.on("exit", (code) => failed(new Error(`cargo xtask serve ended with ${code}`)));
  });
  return { url, close: () => child.kill() };
}
