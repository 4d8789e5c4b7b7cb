// "What this page can send": the list, the table and the policy name the same.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { asked, hostOf, probes } from "./providers.mjs";

const connect = (policy) => /connect-src ([^;]*);/.exec(policy)[1].split(" ").filter((source) => source !== "'self'").sort();

eachBrowser("sends", (site) => {
  test("lists what the policy allows, and the policy what is listed", async () => {
    const tab = await site.open("#/sends");
    await tab.get("sends");
    const listed = await tab.page.$$eval("[data-testid=sends-probe]", (all) =>
      all.map((one) => ({ id: one.dataset.provider, host: one.dataset.host, shown: one.querySelector("pre").textContent })),
    );
    assert.deepEqual(listed.map(({ id }) => id).sort(), asked);
    for (const { id, host, shown } of listed) {
      const { method, url, headers, body } = probes[id];
      assert.equal(host, hostOf(id));
      assert.equal(shown, [`${method} ${url}`, ...headers, ...(body ? ["", body] : [])].join("\n").replace("{key}", "••••"));
    }
    const hosts = [...new Set(listed.map(({ host }) => `https://${host}`))].sort();
    const policy = await tab.page.$eval("meta[http-equiv=Content-Security-Policy]", (meta) => meta.content);
    assert.deepEqual(connect(policy), hosts);
    assert.equal(await tab.text("sends-policy"), policy);
    const header = (await fetch(site.url)).headers.get("content-security-policy");
    assert.deepEqual(connect(header), hosts);
    const commands = await tab.page.$$eval("[data-testid=sends-command]", (all) => all.map((one) => one.dataset.provider).sort());
    assert.deepEqual(commands, Object.keys(probes).filter((id) => !asked.includes(id)));
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("sends");
    await tab.assertClean();
  });
});
