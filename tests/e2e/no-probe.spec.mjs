// The page of `cargo xtask build --no-probe`: no request can leave it, and the probe is a command.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, unknownKey } from "./pastes.mjs";
import { probes } from "./providers.mjs";

eachBrowser("no probe", (site) => {
  test("the policy allows the page's own files and nothing else", async () => {
    const tab = await site.open("#/sends");
    await tab.get("sends");
    const policy = await tab.page.$eval("meta[http-equiv=Content-Security-Policy]", (meta) => meta.content);
    const header = (await fetch(site.url)).headers.get("content-security-policy");
    for (const said of [policy, header, await tab.text("sends-policy")]) assert.match(said, /connect-src 'self';/);
    assert.equal(await tab.count("sends-probe"), 0);
    const commands = await tab.page.$$eval("[data-testid=sends-command]", (all) => all.map((one) => one.dataset.provider).sort());
    assert.deepEqual(commands, Object.keys(probes).sort());
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("sends-nothing");
    await tab.assertClean();
  });

  test("the probe shows the command and reads what it printed", async () => {
    const tab = await site.open();
    await tab.paste("paste", JSON.stringify(unknownKey(mask(key))));
    await tab.get("verdict");
    await tab.click("probe-open");
    await tab.get("probe-output");
    const said = await tab.page.$eval(".probe", (probe) => probe.innerText);
    for (const part of ["curl", "https://api.openai.com/v1/models", "OPENAI_API_KEY"]) assert.ok(said.includes(part), part);
    for (const id of ["probe-send", "probe-key"]) assert.equal(await tab.count(id), 0, id);
    await tab.paste("probe-output", `HTTP/2 401\ncontent-type: application/json\n\n${JSON.stringify(unknownKey(mask(key)))}`);
    await tab.click("probe-read");
    await tab.waitFor("probe-result", (result) => result.dataset.outcome === "rejected");
    assert.deepEqual(tab.outside(), []);
    await tab.assertClean();
  });

  test("a request that some code tries all the same is refused by the browser", async () => {
    const tab = await site.open();
    const refused = await tab.page.evaluate(() => fetch("https://api.openai.com/v1/models").then(() => "answered", () => "refused"));
    assert.equal(refused, "refused");
    assert.deepEqual(tab.outside(), []);
  });
});
