// The probe: closed until asked for, shown before it is sent, one request, and told as it is.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, unknownKey } from "./pastes.mjs";

const HOST = "api.openai.com";

async function openProbe(site) {
  const tab = await site.open();
  await tab.paste("paste", JSON.stringify(unknownKey(mask(key))));
  await tab.get("verdict");
  await tab.click("probe-open");
  await tab.get("probe-request");
  return tab;
}

const send = async (tab) => {
  await tab.type("probe-key", key);
  await tab.click("probe-send");
};

const outcome = (tab, expected) => tab.waitFor("probe-result", (result, expected) => result.dataset.outcome === expected, expected);

eachBrowser("probe", (site) => {
  test("sends nothing before it is told to, and shows what it will send", async () => {
    const openai = site.standIn(HOST, { status: 200, body: { data: [] } });
    const tab = await openProbe(site);
    const shown = await tab.text("probe-request");
    for (const part of ["GET", "https://api.openai.com/v1/models", "Authorization"]) assert.ok(shown.includes(part), part);
    await tab.type("probe-key", key);
    assert.deepEqual(openai.received, []);
    assert.equal(await tab.page.$eval("[data-testid=probe-key]", (field) => field.type), "password");
    await tab.assertClean();
  });

  test("a key that is hardly this provider's is sent only when somebody insists", async () => {
    const openai = site.standIn(HOST, { status: 401, body: unknownKey("sk-ant-a***") });
    const tab = await openProbe(site);
    const foreign = `sk-ant-api03-${key.slice(8, 101)}AA`;
    for (const [odd, said] of [[foreign, /from Anthropic, not from OpenAI/], [`"${key}"`, /quote/], ["https://api.openai.com/v1", /URL/]]) {
      await tab.page.$eval("[data-testid=probe-key]", (field) => (field.value = ""));
      await tab.type("probe-key", odd);
      await tab.click("probe-send");
      await tab.waitFor("probe-doubt", (doubt, source, flags) => new RegExp(source, flags).test(doubt.innerText), said.source, said.flags);
      assert.match(await tab.text("probe-doubt"), /Not sent/);
      assert.deepEqual(openai.received, []);
    }
    await tab.page.$eval("[data-testid=probe-key]", (field) => (field.value = ""));
    await tab.type("probe-key", foreign);
    await tab.click("probe-send");
    await tab.waitFor("probe-doubt", (doubt) => /Anthropic/.test(doubt.innerText));
    await tab.click("probe-send");
    await outcome(tab, "rejected");
    assert.equal(openai.requests().length, 1);
    assert.match(await tab.text("probe-doubt"), /It was sent all the same/);
  });

  test("the button keeps the focus when the probe opens and closes", async () => {
    const tab = await site.open();
    await tab.paste("paste", JSON.stringify(unknownKey(mask(key))));
    await (await tab.get("probe-open")).focus();
    for (const open of ["true", "false"]) {
      await tab.press("Enter");
      await tab.waitFor("probe-open", (button, open) => button.getAttribute("aria-expanded") === open, open);
      assert.equal(await tab.page.evaluate(() => document.activeElement.dataset.testid), "probe-open");
    }
  });

  for (const [expected, reply] of [
    ["accepted", { status: 200, body: { object: "list", data: [] } }],
    ["rejected", { status: 401, body: unknownKey(mask(key)) }],
    ["restricted", { status: 403, body: { error: "You have insufficient permissions for this operation. Missing scopes: api.model.read." } }],
    ["unknown", { status: 503, body: "upstream connect error" }],
    ["blocked", { preflight: false }],
    ["blocked", { abort: true }],
  ]) {
    test(`${expected}: ${JSON.stringify(reply).slice(0, 60)}`, async () => {
      const openai = site.standIn(HOST, reply);
      const tab = await openProbe(site);
      await send(tab);
      await outcome(tab, expected);
      const [request] = openai.requests();
      if (request) {
        assert.equal(request.method, "GET");
        assert.equal(request.headers.authorization, `Bearer ${key}`);
        assert.equal(request.headers.cookie, undefined);
        assert.equal(request.headers.referer, undefined);
      }
      // A browser may try a broken connection again; the page never does.
      if (!reply.abort) assert.ok(openai.requests().length <= 1);
      const held = await tab.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll("input")].map((field) => field.value));
      assert.ok(!held.includes(key.slice(20, 40)), "the key is gone from the page");
      await tab.assertClean({ outside: [HOST], console: [/CORS|Cross-Origin|net::ERR|Failed to load|status of \d+|NetworkError/] });
    });
  }

  test("can be stopped", async () => {
    site.standIn(HOST, { hang: true });
    const tab = await openProbe(site);
    await send(tab);
    await tab.click("probe-stop");
    await tab.waitUntil(() => !document.querySelector("[data-testid=probe-send]").disabled);
    assert.equal(await tab.count("probe-result"), 0);
  });
});
