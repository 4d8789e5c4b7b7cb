// Every outcome of a probe, through a stand-in that answers as the providers do.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, unknownKey } from "./pastes.mjs";
import { anywhere, asked, elsewhere, hostOf, keyFor, own, probes, standIn } from "./providers.mjs";

// What browsers add to a request by themselves.
const BROWSERS_OWN = /^(host|connection|user-agent|accept|accept-encoding|accept-language|origin|cache-control|pragma|priority|te|dnt|content-length|content-type|sec-.*)$/;
const NOISE = [/CORS|Cross-Origin|net::ERR|Failed to load|status of \d+|NetworkError/];

async function openProbe(site, id) {
  const tab = await site.open();
  await tab.paste("paste", JSON.stringify(unknownKey(mask(key))));
  await tab.get("verdict");
  await tab.click("probe-open");
  await choose(tab, id);
  return tab;
}

const choose = async (tab, id) => {
  await tab.get("probe-provider");
  await tab.page.select("[data-testid=probe-provider]", id);
};

const send = async (tab, scenario) => {
  await tab.paste("probe-key", keyFor(scenario));
  await tab.click("probe-send");
};

const outcome = (tab, expected, reason) =>
  tab.waitFor("probe-result", (result, expected, reason) => result.dataset.outcome === expected && result.dataset.reason === reason, expected, reason);

/** Forgets the answer before. */
const again = async (tab) => {
  await tab.click("probe-open");
  await tab.click("probe-open");
  await tab.get("probe-send");
};

/** What was received is what was shown, and nothing that identifies the person. */
function same(request, shown, secret) {
  const [head, body = ""] = shown.split("\n\n");
  const [first, ...headers] = head.split("\n");
  assert.equal(`${request.method} ${request.url}`, first);
  assert.equal(request.body, body);
  const told = headers.map((line) => line.split(": "));
  for (const [name, value] of told) assert.equal(request.headers[name.toLowerCase()], value.replace("••••", secret), name);
  const names = told.map(([name]) => name.toLowerCase());
  const extra = Object.keys(request.headers).filter((name) => !names.includes(name) && !BROWSERS_OWN.test(name));
  assert.deepEqual(extra, []);
  for (const name of ["cookie", "referer"]) assert.equal(request.headers[name], undefined);
}

async function runs(site, tab, id, scenarios) {
  for (const [name, [, expected, reason]] of scenarios) {
    const host = hostOf(id);
    const provider = site.standIn(host, standIn(id, name));
    const shown = await tab.text("probe-request");
    assert.deepEqual(provider.received, [], "nothing goes out before Send");
    await send(tab, name);
    try {
      await outcome(tab, expected, reason);
    } catch (error) {
      const got = await tab.page.$$eval("[data-testid=probe-result]", (all) => all.map((one) => one.outerHTML));
      throw new Error(`${id}, ${name}: wanted ${expected} (${reason}), got ${got}: ${error}`);
    }
    const requests = provider.requests();
    // A browser may try a broken connection again; the page never does. A refused preflight asks nothing.
    if (name !== "broken") assert.equal(requests.length, name === "closed" ? 0 : 1, `${id}, ${name}`);
    for (const request of requests) same(request, shown, keyFor(name));
    const held = await tab.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll("input")].map((field) => field.value));
    assert.ok(!held.includes("aB3dE6gH9jK2mN5p"), `${id}, ${name}: the key is gone from the page`);
    await again(tab);
  }
  // Chromium announces the request that a redirect asks for, and never makes it: the proxy, which sees
  // everything that leaves the browser, saw none.
  tab.requests = tab.requests.filter(({ url }) => url !== elsewhere);
  assert.ok(!tab.outside().includes(new URL(elsewhere).hostname));
  await tab.assertClean({ outside: [hostOf(id)], console: NOISE });
}

eachBrowser("providers", (site) => {
  for (const id of asked) {
    test(`${id}: what it answers is read as it means it`, async () => {
      await runs(site, await openProbe(site, id), id, Object.entries(own(id)));
    });
  }

  test("whatever comes between is told apart", async () => {
    await runs(site, await openProbe(site, "openai"), "openai", Object.entries(anywhere("openai")));
    await runs(site, await openProbe(site, "anthropic"), "anthropic", Object.entries(anywhere("anthropic")).filter(([name]) => name !== "slow"));
  });

  test("a base URL without https sends nothing, another host neither", async () => {
    const openai = site.standIn("api.openai.com", standIn("openai"));
    const tab = await openProbe(site, "openai");
    await tab.paste("probe-base", "http://api.openai.com/v1");
    await outcome(tab, "unknown", "not-https");
    assert.equal(await tab.count("probe-send"), 0);
    await tab.paste("probe-base", "https://llm.example.com/v1");
    await outcome(tab, "unknown", "other-host");
    assert.equal(await tab.count("probe-send"), 0);
    const commands = await tab.page.$eval(".probe pre", (element) => element.textContent);
    assert.ok(commands.includes("https://llm.example.com/v1/models"), commands);
    assert.deepEqual(openai.received, []);
    await tab.assertClean();
  });

  test("a model is asked about after the key, on a click of its own", async () => {
    const answers = { "gpt-4o-mini": { status: 200, body: { id: "gpt-4o-mini" } }, none: { status: 404, body: { error: { message: "The model `none` does not exist or you do not have access to it.", code: "model_not_found" } } } };
    const openai = site.standIn("api.openai.com", (request) => answers[request.url.split("/models/")[1]] ?? standIn("openai")(request));
    const tab = await openProbe(site, "openai");
    assert.equal(await tab.count("probe-model-send"), 0);
    await send(tab, "good");
    await outcome(tab, "accepted", "ok");
    for (const [model, expected] of [["gpt-4o-mini", "open"], ["none", "closed"]]) {
      await tab.paste("probe-model", model);
      await tab.waitFor("probe-model-request", (shown, model) => shown.textContent.includes(`/models/${model}`), model);
      const shown = await tab.text("probe-model-request");
      const before = openai.requests().length;
      await tab.paste("probe-key", keyFor("good"));
      await tab.click("probe-model-send");
      await tab.waitFor("probe-model-result", (result, expected) => result.dataset.outcome === expected, expected);
      assert.equal(openai.requests().length, before + 1);
      same(openai.requests().at(-1), shown, keyFor("good"));
    }
    await tab.assertClean({ outside: ["api.openai.com"], console: NOISE });
  });

  test("who isn't asked gets a command, and what it printed is read", async () => {
    const tab = await openProbe(site, "openai");
    for (const id of Object.keys(probes).filter((id) => !asked.includes(id))) {
      await choose(tab, id);
      await tab.get("probe-why");
      assert.equal(await tab.count("probe-send"), 0, id);
      assert.equal(await tab.count("probe-key"), 0, id);
      const command = await tab.page.$eval(".probe pre", (element) => element.textContent);
      assert.ok(command.includes("curl") && /\$|%/.test(command), command);
      await tab.paste("probe-output", "HTTP/2 401 \ncontent-type: application/json\n\n{}\n");
      await tab.click("probe-read");
      await outcome(tab, "rejected", "refused");
    }
    await choose(tab, "replicate");
    await tab.paste("probe-output", 'HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 200 \r\nserver: x\r\n\r\n{"type":"user"}');
    await tab.click("probe-read");
    await outcome(tab, "accepted", "ok");
    await tab.assertClean();
  });

  test("a paste of nobody's lets the person choose", async () => {
    const tab = await site.open();
    await tab.paste("paste", "HTTP/1.1 401 Unauthorized\n\n{\"error\":\"invalid api key\"}");
    await tab.get("verdict");
    await tab.click("probe-open");
    assert.equal(await tab.count("probe-request"), 0);
    await choose(tab, "mistral");
    assert.ok((await tab.text("probe-request")).startsWith("GET https://api.mistral.ai/v1/models"));
    assert.deepEqual(await tab.axe(), []);
    await tab.assertClean();
  });
});
