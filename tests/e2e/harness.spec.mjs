// The harness itself: what it would catch, and how it stands in for a provider.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";

const MODELS = "https://api.openai.com/v1/models";

/** A request as the page's probe sends it; from an empty document, where no policy applies. */
const ask = async (site, url = MODELS) => {
  const tab = await site.open();
  await tab.page.goto("about:blank");
  const outcome = await tab.page.evaluate(
    (url) =>
      fetch(url, { headers: { Authorization: "Bearer test" }, signal: AbortSignal.timeout(1500) })
        .then(async (answer) => `${answer.status} ${await answer.text()}`)
        .catch((error) => `failed: ${error.name}`),
    url,
  );
  return { tab, outcome };
};

eachBrowser("harness", (site) => {
  test("sees a host that a page tries to reach", async () => {
    const { tab, outcome } = await ask(site, "https://example.com/");
    assert.match(outcome, /failed/);
    assert.deepEqual(tab.outside(), ["example.com"]);
    await assert.rejects(tab.assertClean(), /example\.com/);
    await tab.assertClean({ outside: ["example.com"], console: [/./] });
  });

  test("answers in place of a provider", async () => {
    const openai = site.standIn("api.openai.com", { status: 401, body: { error: { code: "invalid_api_key" } } });
    const { tab, outcome } = await ask(site);
    assert.equal(outcome, '401 {"error":{"code":"invalid_api_key"}}');
    assert.deepEqual(openai.received.map(({ method, url }) => `${method} ${url}`), [`OPTIONS ${MODELS}`, `GET ${MODELS}`]);
    assert.equal(openai.requests()[0].headers.authorization, "Bearer test");
    assert.deepEqual(tab.outside(), []);
  });

  for (const [name, reply, reaches] of [
    ["without CORS headers", { cors: false, preflight: true }, 0],
    ["refusing the preflight", { preflight: false }, 0],
    ["breaking the connection", { abort: true }, undefined],
    ["never answering", { hang: true }, 1],
  ]) {
    test(`stands in ${name}`, async () => {
      const openai = site.standIn("api.openai.com", reply);
      const { outcome } = await ask(site);
      assert.match(outcome, /^failed/);
      // A browser may try a broken connection again.
      if (reaches !== undefined) assert.equal(openai.requests().length, reaches);
    });
  }
});
