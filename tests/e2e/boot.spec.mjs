// The page starts, asks nobody, and breaks no rule of its own.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { quoted } from "./pastes.mjs";

eachBrowser("boot", (site) => {
  test("loads without an error, a violation or a foreign request", async () => {
    const tab = await site.open();
    assert.match(await tab.page.title(), /why401/i);
    assert.ok(await tab.page.$("h1"));
    await tab.assertClean();
  });

  test("sends the policy as a header and repeats it in the document", async () => {
    const answer = await fetch(site.url);
    const header = answer.headers.get("content-security-policy");
    const html = await answer.text();
    assert.match(header, /default-src 'none'/);
    assert.match(header, /frame-ancestors 'none'/);
    assert.doesNotMatch(header, /'unsafe-/);
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    for (const name of ["referrer-policy", "x-content-type-options", "permissions-policy"]) assert.ok(answer.headers.get(name), name);
  });

  // Firefox offers no way to switch scripts off from outside; the text is the same file.
  if (site.name === "chromium") test("what it says can be read without script", async () => {
    const tab = await site.open("", { javascript: false });
    const text = await tab.page.$eval("body", (body) => body.innerText);
    assert.match(text, /paste/i);
    assert.doesNotMatch(text, /couldn’t start/);
  });

  test("says so when the module can't start", async () => {
    const tab = await site.open("", {
      started: false,
      before: (page) =>
        page.evaluateOnNewDocument(() => {
          WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new Error("no WebAssembly here"));
        }),
    });
    await tab.page.waitForSelector("#boot-error:not([hidden])");
    assert.match(await tab.page.$eval("#boot-error", (box) => box.innerText), /couldn’t start; nothing was sent/);
  });

  test("what comes later is fetched anew when the network fails", async () => {
    let asked = 0;
    const tab = await site.open("", {
      before: async (page) => {
        await page.setRequestInterception(true);
        page.on("request", (request) => (/split_later\.wasm/.test(request.url()) && asked++ === 0 ? request.abort() : request.continue()));
      },
    });
    await tab.paste("paste", quoted);
    await tab.get("quick-fix");
    await tab.get("code-fixed");
    assert.equal(asked, 2);
  });

  test("an inline script would be refused", async () => {
    const tab = await site.open();
    await tab.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.broken = true";
      document.body.append(script);
    });
    assert.equal(await tab.page.evaluate(() => window.broken), undefined);
    // The header and the document's own copy of the policy each say no.
    assert.ok((await tab.violations()).length > 0);
  });
});
