// Configuration: which variable counts, what is wrong with it, and how it fits the error beside it.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, unknownKey } from "./pastes.mjs";

const other = key.slice(0, -4) + "x9Qz";

const findings = (tab) =>
  tab.page.$$eval("[data-testid=environment-finding]", (items) => items.map(({ dataset }) => `${dataset.severity} ${dataset.id} ${dataset.variable}`));

eachBrowser("environment", (site) => {
  test("a .env shows its variables, who reads them, and what is wrong, without a key", async () => {
    const tab = await site.open();
    await tab.pasteFromClipboard("paste", `==> .env <==\nOPENAI_API_KY=${key}\nOPENAI_BASE_URL = https://api.openai.com\nDEBUG=1\n`);
    await tab.get("environment");
    const found = await findings(tab);
    assert.ok(found.some((found) => found.endsWith(" near-name OPENAI_API_KY")), found.join(", "));
    const said = await tab.text("environment");
    assert.ok(said.includes("OPENAI_API_KEY") && said.includes(".env"), said);
    assert.ok(!said.includes(key.slice(20, 40)));
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("environment");
    await tab.assertClean();
  });

  test("an error and a .env dropped together are joined by the key that the error echoes", async () => {
    const tab = await site.open();
    const error = unknownKey(mask(key));
    await tab.waitUntil(() => !document.querySelector("#files").disabled);
    await tab.page.evaluate((files) => {
      const data = new DataTransfer();
      for (const [name, text] of files) data.items.add(new File([text], name));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [[".env", `OPENAI_API_KEY=${other}\n`], ["error.log", `${JSON.stringify(error)}\n`]]);
    await tab.get("environment");
    assert.ok((await findings(tab)).includes("fault echo-differs OPENAI_API_KEY"), (await findings(tab)).join(", "));
    const said = await tab.text("environment");
    assert.ok(said.includes(`ends in \`${key.slice(-4)}\``) || said.includes(key.slice(-4)), said);
    assert.ok(said.includes("x9Qz") && said.includes(".env"), said);
    for (const secret of [key, other]) assert.ok(!(await tab.page.$eval("body", (body) => body.outerHTML)).includes(secret.slice(20, 40)));
    await tab.assertClean();
  });
});
