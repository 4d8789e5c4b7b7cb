// What the answer tells: the act first, for what the person uses, which they may change.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, quoted, unknownKey } from "./pastes.mjs";

/** Claude Code, whose sign-in has run out. */
const signedOut = `claude
> hello
API Error: 401 ${JSON.stringify({ type: "error", error: { type: "authentication_error", message: "OAuth token has expired. Please obtain a new token or refresh your existing token." } })} · Please run /login
`;

const refused = JSON.stringify(unknownKey(mask(key)));

/** Where things stand from top to bottom, and whether they fit into the window. */
const tops = (tab, selectors) => tab.page.evaluate((selectors) => selectors.map((one) => document.querySelector(one).getBoundingClientRect().top), selectors);

eachBrowser("advice", (site) => {
  test("the answer says what happened, what to do, why, and what else it may be", async () => {
    const tab = await site.open();
    await tab.paste("paste", signedOut);
    await tab.get("quick-fix");
    assert.equal(await tab.attr("app-chip", "data-app"), "claude-code");
    const order = await tops(tab, ["#verdict", "[data-testid=app-chip]", ".said", "[data-testid=quick-fix]", "#why", "#steps"]);
    assert.deepEqual(order, [...order].sort((a, b) => a - b));
    assert.match(await tab.page.$eval(".said", (said) => said.textContent), /OAuth token has expired/);
    assert.ok((await tab.page.$eval(".deed", (deed) => deed.textContent)).length > 10);
    await tab.assertClean();
  });

  test("another application or credential changes the advice and not the verdict, and keeps the focus", async () => {
    const tab = await site.open();
    await tab.paste("paste", refused);
    await tab.get("app-chip");
    const before = await tab.text("verdict");
    const facts = await tab.page.$eval("[data-testid=verdict]", (verdict) => JSON.stringify({ ...verdict.dataset }));
    const sent = tab.requests.length;
    await (await tab.get("app-chip")).focus();
    await tab.page.select("[data-testid=app-chip]", "claude-code");
    await tab.waitFor("app-chip", (chip) => chip.dataset.app === "claude-code");
    assert.equal(await tab.page.evaluate(() => document.activeElement.dataset.testid), "app-chip");
    assert.equal(await tab.page.$eval("#live", (live) => live.textContent), "The advice has changed.");
    assert.equal(await tab.page.$eval("[data-testid=verdict]", (verdict) => JSON.stringify({ ...verdict.dataset })), facts);
    assert.equal(await tab.count("code-fixed"), 0, "who uses a tool is shown no program code");
    await tab.page.select("[data-testid=credential-chip]", "subscription_login");
    await tab.waitFor("credential-chip", (chip) => chip.dataset.credential === "subscription_login");
    // Back to what the text shows.
    const first = await tab.page.$eval("[data-testid=app-chip]", (chip) => chip.options[0].value);
    await tab.page.select("[data-testid=app-chip]", first);
    await tab.page.select("[data-testid=credential-chip]", "api_key");
    await tab.waitFor("app-chip", (chip) => chip.dataset.app === "");
    assert.equal((await tab.text("verdict")).split("\n")[1], before.split("\n")[1]);
    assert.deepEqual(tab.requests.slice(sent), [], "a choice sends nothing");
    await tab.assertClean();
  });

  test("the next paste forgets what was chosen", async () => {
    const tab = await site.open();
    await tab.paste("paste", refused);
    await tab.get("app-chip");
    await tab.page.select("[data-testid=app-chip]", "claude-code");
    await tab.waitFor("app-chip", (chip) => chip.dataset.app === "claude-code");
    await tab.paste("paste", quoted);
    await tab.waitFor("app-chip", (chip) => chip.dataset.app === "" && chip.selectedOptions[0].textContent === "My own program");
    await tab.assertClean();
  });

  test("where nothing failed nothing is rated, and no code is shown", async () => {
    const tab = await site.open();
    for (const text of ["chrome.exe crashed with exit code 5\n", "DEBUG=1\nOPENAI_MODEL=gpt-5\n"]) {
      await tab.paste("paste", text);
      await tab.waitUntil(() => document.querySelector("#steps"));
      const all = await tab.page.$eval("#answer", (answer) => answer.innerText);
      assert.doesNotMatch(all, /Critical|Error: some|Fix: |Retrying|Broken/);
      assert.match(all, /What to paste next/);
      for (const hook of ["quick-fix", "code-fixed", "app-chip", "probe-open"]) assert.equal(await tab.count(hook), 0, hook);
    }
    await tab.assertClean();
  });

  test("on a phone the verdict comes first, and the box waits behind a button", async () => {
    const tab = await site.open("", { viewport: { width: 360, height: 740 } });
    await tab.paste("paste", quoted);
    await tab.get("quick-fix");
    const [verdict, fix] = await tops(tab, ["#verdict", "[data-testid=quick-fix]"]);
    assert.ok(verdict < 250 && fix < 620, `${verdict} and ${fix} of 740`);
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "verdict", "no keyboard covers the answer");
    assert.deepEqual(await tab.axe(), []);
    await tab.click("again");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "paste");
    await tab.paste("paste", refused);
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "invalid_key");
    await tab.assertClean();
  });

  test("works by keys alone: the skip link, Escape there and back, one stop for each sign", async () => {
    const tab = await site.open();
    await tab.paste("paste", quoted);
    await tab.get("quick-fix");
    await tab.press("Escape");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "verdict");
    await tab.press("Escape");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "paste");
    await tab.page.focus(".skip");
    await tab.press("Enter");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "app");
    const stops = await tab.page.$$eval(".ref", (all) => all.filter((one) => one.tabIndex === 0).length);
    const signs = await tab.page.$$eval(".signs li", (all) => all.length);
    assert.equal(stops, signs);
    assert.match(await tab.page.title(), /^OpenAI 401/);
    await tab.assertClean();
  });

  // Firefox tells nothing of shifts.
  if (site.name === "chromium") test("nothing that is seen moves when the answer and the rest of it come", async () => {
    for (const viewport of [{ width: 360, height: 740 }, { width: 1366, height: 768 }]) {
      const tab = await site.open("", {
        viewport,
        started: false,
        before: (page) =>
          page.evaluateOnNewDocument((text) => {
            window.__shifts = [];
            new PerformanceObserver((list) => window.__shifts.push(...list.getEntries().map((entry) => entry.toJSON()))).observe({ type: "layout-shift", buffered: true });
            // Typed before the program started.
            document.addEventListener("DOMContentLoaded", () => (document.querySelector("#paste").value = text));
          }, quoted),
      });
      await tab.get("quick-fix");
      await new Promise((later) => setTimeout(later, 500));
      const moved = await tab.page.evaluate(() => window.__shifts.reduce((sum, { value }) => sum + value, 0));
      assert.ok(moved < 0.02, `${moved} at ${viewport.width}`);
      await tab.close();
    }
  });
});
