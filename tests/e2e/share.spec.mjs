// Taking an answer along: what the buttons copy, and what a link shows to whoever opens it.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, quoted } from "./pastes.mjs";

/** What a button puts on the clipboard. */
async function copiedBy(tab, id) {
  const before = (await tab.copied()).length;
  await tab.click(id);
  await tab.waitUntil((before) => window.__watched.copied.length > before, before);
  return (await tab.copied()).at(-1);
}

const shows = (tab, id, text) => tab.waitFor(id, (element, text) => element.innerText.includes(text), text);
const FACTS = "cause=malformed_key&variant=quotes&provider=openai&status=401&code=invalid_api_key&sdk=openai-python&language=python&confidence=";

eachBrowser("share", (site) => {
  test("Markdown, JSON and links carry no secret, and links nothing of the paste", async () => {
    const tab = await site.open();
    await tab.paste("paste", quoted);
    await tab.get("code-fixed");
    const markdown = await copiedBy(tab, "share-markdown");
    assert.match(markdown, /^## OpenAI/);
    const json = await copiedBy(tab, "share-json");
    assert.equal(JSON.parse(json).cause, "malformed_key");
    for (const text of [markdown, json]) assert.ok(!text.includes(key.slice(20, 40)));
    const link = await copiedBy(tab, "share-link");
    const [address, facts] = link.split("#/from?");
    assert.equal(address, site.url);
    assert.ok(facts.startsWith(FACTS) && /^\d+$/.test(facts.slice(FACTS.length)), facts);
    assert.equal(await copiedBy(tab, "share-article"), `${site.url}#/errors/openai-authentication-error`);
    assert.equal(new URL(await tab.page.url()).hash.replace("#/", ""), "", "the own address stays as it is");
    await tab.assertClean();
  });

  test("a link shows the diagnosis, says where it comes from, and makes itself again", async () => {
    const facts = `${FACTS}95`;
    const tab = await site.open(`#/from?${facts}`);
    const verdict = await tab.get("verdict");
    const told = await verdict.evaluate(({ dataset }) => ({ ...dataset }));
    assert.deepEqual(told, { testid: "verdict", cause: "malformed_key", variant: "quotes", provider: "openai", status: "401", confidence: "0.95" });
    assert.match(await tab.text("from-link"), /^This is somebody’s diagnosis, from a link\. .*nothing from their paste/);
    assert.ok((await tab.text("quick-fix")).includes("OPENAI_API_KEY"));
    assert.ok((await tab.text("code-broken")) !== (await tab.text("code-fixed")));
    assert.equal(await tab.count("evidence"), 0);
    assert.equal(await tab.page.title(), await (await site.open()).page.title(), "the title says nothing about it");
    assert.equal(await copiedBy(tab, "share-link"), `${site.url}#/from?${facts}`);
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("from-link");
    const sent = tab.requests.filter(({ url }) => /malformed|invalid_api_key|from\?/.test(url.split("#")[0]));
    assert.deepEqual(sent, [], "the facts go nowhere");
    await tab.assertClean();
  });

  test("another link replaces it, and an own paste leads away from it", async () => {
    const tab = await site.open("#/from?cause=invalid_key&provider=openai&status=401&confidence=92");
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "invalid_key");
    await tab.page.evaluate(() => (location.hash = "#/from?cause=rate_limited&provider=groq&status=429&confidence=90"));
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "rate_limited" && verdict.dataset.provider === "groq");
    await (await tab.page.waitForSelector("[data-testid=from-link] a")).click();
    await tab.waitUntil(() => !document.querySelector("[data-testid=verdict]"));
    await tab.paste("paste", quoted);
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "malformed_key");
    await tab.page.goBack();
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "rate_limited");
    await tab.page.goForward();
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "malformed_key");
    await tab.assertClean();
  });

  test("a paste beside the fields of another view is answered under an address of its own", async () => {
    for (const from of ["#/from?cause=invalid_key&provider=openai&status=401&confidence=92", "#/sends", "#/errors/"]) {
      const tab = await site.open(from);
      await tab.waitUntil(() => document.querySelector("#answer h1"));
      await tab.pasteFromClipboard(null, quoted);
      await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "malformed_key");
      assert.equal(await tab.page.evaluate(() => location.hash), "#/");
      assert.equal(await tab.count("from-link"), 0);
      await tab.page.goBack();
      await tab.waitUntil((from) => location.hash === from && document.querySelector("#answer h1"), from);
      await tab.assertClean();
      await tab.close();
    }
  });

  test("a link that is none of ours is refused, and shows nothing of itself", async () => {
    for (const facts of [
      "",
      "cause=nothing_of_the_kind&confidence=90",
      "cause=<script>window.broken=1</script>&confidence=90",
      "cause=invalid_key&confidence=90&code=<img src=x onerror=window.broken=1>",
      "cause=invalid_key&confidence=90&provider=https://example.com/",
      "cause=invalid_key&confidence=90&note=call 555 0100",
      "%E0%A4%A&%%%=%&cause=%00",
      "a".repeat(100_000),
      `cause=invalid_key&confidence=90&code=${"invalid_".repeat(20_000)}`,
    ]) {
      const tab = await site.open(`#/from?${facts}`);
      await shows(tab, "link-refused", "This link can’t be read");
      assert.ok((await tab.text("link-refused")).length < 500);
      assert.equal(await tab.count("verdict"), 0);
      assert.equal(await tab.page.evaluate(() => window.broken), undefined);
      const body = await tab.page.$eval("body", (body) => body.outerHTML);
      assert.ok(!/555|example\.com\/"|nothing_of_the_kind/.test(body));
      await tab.assertClean();
      await tab.close();
    }
  });
});
