// Redact a text: what is taken out is a label, the rest stays, and what leaves the page is the redacted text.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key } from "./pastes.mjs";

const LOG = `2026-01-02 ERROR POST https://llm-gw.corp.example/v1 from 10.20.30.40
  Authorization: Bearer ${key}
  File "/home/anna/app/main.py", line 3
  api_key='${key}' organization=org-9aB3dE6gH9jK2mN5pQ8sT1v mail anna@example.com
done, 99 % & <b>fine</b>
`;
const label = `[openai key #1, ends ${key.slice(-4)}]`;
const REDACTED = LOG.replaceAll(key, label).replace("anna@example.com", "[email #1]");

const output = (tab) => tab.page.$eval("[data-testid=redact-output]", (output) => output.textContent);

eachBrowser("redact", (site) => {
  test("a text keeps all but its secrets, and the copy is what is shown", async () => {
    const tab = await site.open("#/redact");
    await tab.pasteFromClipboard("redact-input", LOG);
    await tab.get("redact-output");
    assert.equal(await output(tab), REDACTED);
    const marked = await tab.page.$$eval("[data-testid=redact-output] .gone", (marks) => marks.map((mark) => mark.textContent));
    assert.deepEqual(marked, [label, label, "[email #1]"]);
    await tab.click("redact-copy");
    await tab.waitUntil(() => window.__watched.copied.length === 1);
    assert.deepEqual(await tab.copied(), [REDACTED]);
    assert.match(await tab.text("redact-result"), /revoke them: OpenAI at https:\/\/platform\.openai\.com\/api-keys/);
    assert.equal(await tab.page.$eval("[data-testid=redact-input]", (field) => field.value), "");
    assert.deepEqual(await tab.axe(), []);
    await tab.screenshot("redact");
    await tab.assertClean();
  });

  test("hosts, addresses, users and ids go on demand, and come back", async () => {
    const tab = await site.open("#/redact");
    await tab.pasteFromClipboard("redact-input", LOG);
    const taken = { hosts: ["llm-gw.corp.example", "[host #1]"], ips: ["10.20.30.40", "[ip #1]"], users: ["/anna/", "/[user #1]/"], ids: ["org-9aB3dE6gH9jK2mN5pQ8sT1v", "[id #1]"] };
    let expected = REDACTED;
    for (const [name, [plain, label]] of Object.entries(taken)) {
      await tab.click(`redact-${name}`);
      expected = expected.replace(plain, label);
      await tab.waitFor("redact-output", (output, expected) => output.textContent === expected, expected);
    }
    for (const name of Object.keys(taken)) await tab.click(`redact-${name}`);
    await tab.waitFor("redact-output", (output, expected) => output.textContent === expected, REDACTED);
    await tab.assertClean();
  });

  test("a paste beside the box replaces what is there", async () => {
    const tab = await site.open("#/redact");
    await tab.get("redact-input");
    await tab.pasteFromClipboard(null, `first ${key}`);
    await tab.waitFor("redact-output", (output) => output.textContent.startsWith("first "));
    await tab.pasteFromClipboard(null, `second ${key}`);
    await tab.waitFor("redact-output", (output, label) => output.textContent === `second ${label}`, label);
    assert.equal(await tab.page.evaluate(() => location.hash), "#/redact");
    await tab.assertClean();
  });

  test("files are shown if they are short, and saved piece by piece if they are long, in UTF-16 too", async () => {
    const tab = await site.open("#/redact");
    await tab.page.evaluate(() => {
      window.saved = [];
      HTMLAnchorElement.prototype.click = function () {
        window.saved.push([this.download, fetch.length && this.href]);
      };
      // What is saved is kept for a moment: the page gives its address back at once.
      const made = URL.createObjectURL;
      window.blobs = [];
      URL.createObjectURL = (blob) => {
        window.blobs.push(blob);
        return made.call(URL, blob);
      };
    });
    const open = (name, text, wide) =>
      tab.page.evaluate(
        (name, text, wide) => {
          const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
          const files = new DataTransfer();
          files.items.add(new File([wide ? new Uint8Array(units.buffer) : text], name));
          const input = document.querySelector("[data-testid=redact-files]");
          input.files = files.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        },
        name,
        text,
        wide,
      );
    await tab.get("redact-input");
    await open("short.log", LOG, false);
    await tab.waitFor("redact-output", (output, label) => output.textContent.includes(label), label);
    for (const wide of [false, true]) {
      const text = `${wide ? "\ufeff" : ""}${"an ordinary line of a log\n".repeat(170_000)}key ${key}\n${"more\n".repeat(900_000)}`;
      await tab.page.evaluate(() => (window.saved.length = window.blobs.length = 0));
      await open("long.log", text, wide);
      await tab.waitUntil(() => window.saved.length === 1);
      const [name, found, length] = await tab.page.evaluate(async (wide) => {
        const bytes = await window.blobs[0].arrayBuffer();
        const saved = new TextDecoder(wide ? "utf-16le" : "utf-8", { ignoreBOM: true }).decode(bytes);
        return [window.saved[0][0], saved.slice(saved.indexOf("key "), saved.indexOf("\nmore")), saved.length];
      }, wide);
      assert.deepEqual([name, found, length], ["redacted-long.log", `key ${label}`, text.length - key.length + label.length]);
    }
    await tab.assertClean();
  });
});
