// Check a key: its form is told, the key itself never.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key } from "./pastes.mjs";

/** What doesn't belong to the key, as the page tells it. */
const defects = (tab) => tab.page.$$eval("[data-testid=key-defect]", (items) => items.map(({ dataset }) => `${dataset.id} ${dataset.position}`));

/** Nothing of the key is anywhere in the document; its field, which shows dots, is asked for. */
async function assertHidden(tab, field = "") {
  const held = await tab.page.evaluate(() => {
    const stores = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
    return [document.documentElement.outerHTML, location.href, document.title, ...stores].join("\n");
  });
  for (let at = 8; at + 8 <= key.length; at += 4) {
    if (!"T3BlbkFJ".includes(key.slice(at, at + 8))) assert.ok(!held.includes(key.slice(at, at + 8)), `characters ${at} to ${at + 8} of the key are in the document`);
  }
  assert.equal(await tab.page.$eval("[data-testid=key-input]", (input) => input.value), field);
}

eachBrowser("key", (site) => {
  test("a key gets its kind, what it can do and where it belongs, and isn't shown", async () => {
    const tab = await site.open("#/key");
    await tab.type("key-input", key);
    await tab.waitFor("key-report", (report) => report.dataset.kind === "OpenAI project key");
    const said = await tab.text("key-report");
    for (const part of ["It can", "It can’t", "OPENAI_API_KEY", "https://api.openai.com/v1", "164 characters"]) assert.ok(said.includes(part), part);
    assert.match(await tab.text("key-verdict"), /^This looks like an OpenAI project key\./);
    assert.equal(await tab.attr("key-verdict", "role"), "status");
    const field = await tab.get("key-input");
    assert.equal(await field.evaluate((input) => input.type), "password");
    assert.equal(await tab.count("key-mended"), 0);
    await assertHidden(tab, key);
    await tab.assertClean();
  });

  test("what is pasted beside the field is checked, too", async () => {
    const tab = await site.open("#/key");
    await tab.get("key-input");
    await tab.pasteFromClipboard(null, `${key}\n`);
    await tab.waitFor("key-report", (report) => report.dataset.kind === "OpenAI project key");
    assert.deepEqual(await defects(tab), [`newline ${key.length + 1}`]);
    assert.equal(await tab.page.evaluate(() => location.hash), "#/key");
    assert.equal(await tab.count("verdict"), 0);
    await tab.assertClean();
  });

  test("what clings to it is told with its place, a line break too, and the mended key is copied unseen", async () => {
    const tab = await site.open("#/key");
    await tab.pasteFromClipboard("key-input", `“${key}\u200b”\n`);
    await tab.get("key-report");
    const end = key.length + 2;
    assert.deepEqual(await defects(tab), ["curly-quote 1", `invisible ${end}`, `curly-quote ${end + 1}`, `newline ${end + 2}`]);
    await tab.click("key-mended");
    await tab.waitUntil(() => window.__watched.copied.length === 1);
    assert.deepEqual(await tab.copied(), [key]);
    await assertHidden(tab, `“${key}\u200b”`);
    await tab.assertClean();
  });

  test("clear and another view wipe the field and the answer", async () => {
    const tab = await site.open("#/key");
    await tab.pasteFromClipboard("key-input", `'${key}'`);
    await tab.get("key-report");
    await tab.click("key-clear");
    await tab.waitUntil(() => !document.querySelector("[data-testid=key-report]"));
    await assertHidden(tab);
    await tab.pasteFromClipboard("key-input", `'${key}'`);
    await tab.get("key-report");
    await tab.page.evaluate(() => { location.hash = "#/"; });
    await tab.waitUntil(() => !document.querySelector("[data-testid=key-input]"));
    await tab.page.evaluate(() => { location.hash = "#/key"; });
    await tab.get("key-input");
    assert.equal(await tab.count("key-report"), 0);
    await assertHidden(tab);
    await tab.assertClean();
  });

  test("a key alone in the box has the same report and the mended copy", async () => {
    const tab = await site.open();
    await tab.paste("paste", `"${key}"`);
    await tab.get("key-report");
    assert.deepEqual(await defects(tab), ["quote 1", `quote ${key.length + 2}`]);
    await tab.click("key-mended");
    await tab.waitUntil(() => window.__watched.copied.length === 1);
    assert.deepEqual(await tab.copied(), [key]);
    await tab.assertClean();
  });

  test("it is usable without a mouse, on a narrow screen, and by those who listen", async () => {
    const tab = await site.open("#/key", { viewport: { width: 320, height: 640 } });
    await tab.pasteFromClipboard("key-input", `\ufeffOPENAI_API_KEY="gsk_${"aB3dE6gH9jK2mN5pQ8sT"}WGdyb3FY${"1vW4yZ7aB3dE6gH9jK2mN5pQ"}", # groq`);
    await tab.get("key-report");
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${wide} pixels stick out`);
    assert.match(await tab.text("key-report"), /GROQ_API_KEY/);
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("key-narrow");
    await tab.assertClean();
  });

  test("an unknown form is unknown, and a placeholder is one", async () => {
    const tab = await site.open("#/key");
    await tab.pasteFromClipboard("key-input", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7x");
    assert.match(await tab.text("key-verdict"), /the key may still be right/);
    await tab.pasteFromClipboard("key-input", "sk-your-key-here");
    await tab.waitFor("key-report", (report) => report.dataset.kind === "placeholder");
    await tab.assertClean();
  });
});
