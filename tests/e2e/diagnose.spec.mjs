// The Diagnose view: what people paste, and what they get.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key, mask, newline, quoted, unknownKey } from "./pastes.mjs";

/** Nothing in the document, its fields included, may hold a piece of the key. */
async function assertNoSecret(tab) {
  const held = await tab.page.evaluate(() => {
    const values = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
    const stores = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
    return [document.documentElement.outerHTML, location.href, document.title, ...values, ...stores].join("\n");
  });
  for (let at = 8; at + 16 <= key.length; at += 8) {
    assert.ok(!held.includes(key.slice(at, at + 16)), `characters ${at} to ${at + 16} of the key are in the document`);
  }
}

const cause = (tab, expected) => tab.waitFor("verdict", (verdict, expected) => verdict.dataset.cause === expected, expected);

eachBrowser("diagnose", (site) => {
  test("a traceback gets its cause, proof, quick fix and code", async () => {
    const tab = await site.open();
    const before = tab.requests.length;
    await tab.paste("paste", quoted);
    await cause(tab, "malformed_key");
    for (const [name, value] of [["data-provider", "openai"], ["data-status", "401"]]) {
      assert.equal(await tab.attr("verdict", name), value);
    }
    assert.ok(Number(await tab.attr("verdict", "data-confidence")) >= 0.9);
    assert.match(await tab.page.$eval("#verdict", (heading) => heading.innerText), /OpenAI .*quote mark/);
    assert.ok((await tab.text("quick-fix")).includes("OPENAI_API_KEY"));
    await tab.get("code-fixed");
    assert.ok((await tab.text("code-broken")) !== (await tab.text("code-fixed")));
    const marks = await tab.page.$eval(".pair pre", (code) => ["span", "del", "ins"].map((kind) => {
      const line = code.appendChild(document.createElement(kind));
      return getComputedStyle(line, "::before").content;
    }));
    assert.deepEqual(marks, ['"  "', '"− "', '"+ "'], "unchanged and changed lines begin in the same column");
    assert.ok((await tab.count("finding")) >= 2);
    assert.match(await tab.text("redacted"), /openai key #1, ends /);
    await assertNoSecret(tab);
    const late = tab.requests.slice(before).filter((request) => !/split_later\.wasm/.test(request.url));
    assert.deepEqual(late, [], "no request follows from a paste");
    await tab.assertClean();
  });

  test("the verdict stands above the fold", async () => {
    for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
      const tab = await site.open("", { viewport });
      await tab.paste("paste", quoted);
      await cause(tab, "malformed_key");
      const bottom = await tab.page.$eval("#verdict", (heading) => heading.getBoundingClientRect().bottom);
      assert.ok(bottom < viewport.height, `${bottom} of ${viewport.height}`);
      await tab.close();
    }
  });

  test("the next paste replaces the last one, and clear empties the page", async () => {
    const tab = await site.open();
    await tab.paste("paste", newline);
    await cause(tab, "malformed_key");
    await assertNoSecret(tab);
    await tab.paste("paste", JSON.stringify(unknownKey(mask(key))));
    await cause(tab, "invalid_key");
    await tab.click("clear");
    await tab.waitUntil(() => !document.querySelector("[data-testid=verdict]"));
    assert.equal(await tab.page.$eval("[data-testid=paste]", (box) => box.value), "");
    await tab.assertClean();
  });

  test("a key alone gets a report and isn't shown", async () => {
    const tab = await site.open();
    await tab.paste("paste", key);
    await tab.get("key-report");
    assert.match(await tab.text("key-report"), /OpenAI/);
    await assertNoSecret(tab);
    await tab.assertClean();
  });

  test("typing is read too, and nothing is lost", async () => {
    const tab = await site.open();
    await tab.type("paste", "openai.AuthenticationError: Error code: 401 - Incorrect API key provided: undefined.");
    await cause(tab, "placeholder_key");
    assert.match(await tab.page.$eval("[data-testid=paste]", (box) => box.value), /undefined\.$/);
    await tab.assertClean();
  });

  test("ugly pastes get an answer and break nothing", async () => {
    const tab = await site.open();
    for (const ugly of ["<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>", "\u0000\u001b[31m\ufffd".repeat(500), '{"error":{"message":"Incorrect API key prov', "密钥不正确 401", "x".repeat(300_000)]) {
      await tab.paste("paste", ugly);
      await tab.get("verdict");
    }
    assert.equal(await tab.page.evaluate(() => window.broken), undefined);
    await tab.assertClean();
  });

  test("a megabyte is read", async () => {
    const tab = await site.open();
    const long = `${"2026-11-23 06:17:15,203 INFO worker: nothing happened here\n".repeat(17_000)}${quoted}`;
    await tab.page.evaluate((text) => {
      const box = document.querySelector("[data-testid=paste]");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, long);
    await cause(tab, "malformed_key");
    await assertNoSecret(tab);
    await tab.assertClean();
  });

  test("of a file that is too long the end is read, and the page says so", async () => {
    const tab = await site.open();
    await tab.waitUntil(() => document.querySelector("#files:enabled"));
    await tab.page.evaluate((text) => {
      const files = new DataTransfer();
      files.items.add(new File(["nothing happened here\n".repeat(450_000), text], "service.log"));
      const input = document.querySelector("#files");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, quoted);
    await cause(tab, "malformed_key");
    assert.match(await tab.page.$eval("#paste-note", (note) => note.innerText), /^Only the last .* of 9\.9 MB was read/);
    await assertNoSecret(tab);
    await tab.assertClean();
  });

  test("works by keyboard, and axe finds nothing, in light and dark", async () => {
    // Firefox offers no way to choose the scheme from outside.
    for (const colorScheme of site.name === "chromium" ? ["light", "dark"] : [undefined]) {
      const tab = await site.open("", colorScheme ? { colorScheme } : {});
      assert.deepEqual(await tab.axe(), [], `before a paste, ${colorScheme}`);
      await tab.paste("paste", quoted);
      await cause(tab, "malformed_key");
      await tab.get("code-fixed");
      assert.deepEqual(await tab.axe(), [], `after a paste, ${colorScheme}`);
      await tab.close();
    }
  });

  test("fits a phone of 320 pixels", async () => {
    const tab = await site.open("", { viewport: { width: 320, height: 640 } });
    await tab.paste("paste", quoted);
    await cause(tab, "malformed_key");
    await tab.get("code-fixed");
    const overflow = await tab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  });

  test("on a wide screen the columns end where the header does", async () => {
    const tab = await site.open("", { viewport: { width: 1920, height: 1000 } });
    await tab.paste("paste", quoted);
    await cause(tab, "malformed_key");
    const [header, columns] = await tab.page.evaluate(() =>
      ["header", "#app"].map((one) => document.querySelector(one).getBoundingClientRect()).map(({ left, right }) => [left, right]));
    assert.deepEqual(columns, header);
  });

  test("the article is there, in the app and as a plain file", async () => {
    const tab = await site.open("#/errors/openai-authentication-error");
    await tab.get("article");
    assert.match(await tab.text("article"), /AuthenticationError/);
    assert.deepEqual(await tab.axe(), []);
    const plain = await fetch(new URL("errors/openai-authentication-error/", site.url));
    assert.equal(plain.status, 200);
    assert.match(await plain.text(), /What it means/);
    await tab.assertClean();
  });
});
