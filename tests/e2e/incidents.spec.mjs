// Several failures in one paste: one answer, the others beside it, each with one click.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";

/** A record of a log with the traceback below it. */
const failed = (worker, sdk, exception, status, body) =>
  `2026-11-23 10:11:0${worker},345 ERROR worker-${worker} call failed\n` +
  "Traceback (most recent call last):\n" +
  '  File "/app/worker.py", line 31, in answer\n    r = client.send(question)\n' +
  `  File "/app/venv/lib/python3.11/site-packages/${sdk}/_base_client.py", line 1047, in request\n` +
  "    raise self._make_status_error_from_response(err.response) from None\n" +
  `${sdk}.${exception}: Error code: ${status} - ${JSON.stringify(body)}\n`;

const refused = failed(1, "openai", "AuthenticationError", 401, {
  error: { message: "Incorrect API key provided: undefined.", type: "invalid_request_error", code: "invalid_api_key" },
});
const empty = failed(2, "openai", "RateLimitError", 429, {
  error: { message: "You exceeded your current quota.", type: "insufficient_quota", code: "insufficient_quota" },
});
const unknown = failed(3, "anthropic", "AuthenticationError", 401, {
  type: "error",
  error: { type: "authentication_error", message: "invalid x-api-key" },
});
const log = refused + empty + unknown + unknown;

const others = (tab) =>
  tab.page.$$eval("[data-testid=other-incident]", (all) => all.map((one) => [one.dataset.provider, one.dataset.cause].join(" ")));

eachBrowser("incidents", (site) => {
  test("each failure of a log is told, and shown with one click", async () => {
    const tab = await site.open();
    await tab.paste("paste", log);
    await tab.waitFor("verdict", (verdict) => verdict.dataset.provider === "anthropic");
    assert.equal(await tab.attr("verdict", "data-cause"), "invalid_key");
    assert.deepEqual((await others(tab)).sort(), ["openai placeholder_key", "openai quota_exceeded"]);
    await tab.get("quick-fix");
    assert.ok((await tab.text("quick-fix")).includes("ANTHROPIC_API_KEY"));
    assert.ok(!(await tab.text("quick-fix")).includes("OPENAI"));
    await tab.page.click('[data-testid="other-incident"][data-cause="placeholder_key"]');
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "placeholder_key");
    assert.equal(await tab.attr("verdict", "data-confidence"), "0.96");
    assert.ok((await tab.text("quick-fix")).includes("OPENAI_API_KEY"));
    assert.ok(!(await tab.text("quick-fix")).includes("ANTHROPIC"));
    assert.deepEqual((await others(tab)).sort(), ["anthropic invalid_key", "openai quota_exceeded"]);
    const marked = await tab.page.$$eval("mark", (marks) => marks.map((mark) => mark.textContent));
    assert.ok(marked.length > 0 && marked.every((text) => refused.includes(text.replace(/\d$/, ""))), marked.join(" | "));
    await tab.page.click('[data-testid="other-incident"][data-provider="anthropic"]');
    await tab.waitFor("verdict", (verdict) => verdict.dataset.provider === "anthropic");
    await tab.assertClean();
  });

  test("files keep their names, and one without a failure explains the others", async () => {
    const tab = await site.open();
    await tab.paste("paste", `==> .env <==\nOPENAI_APIKEY=x\n==> api.log <==\n${empty}==> worker.log <==\n${unknown}`);
    await tab.waitFor("verdict", (verdict) => verdict.dataset.provider === "anthropic");
    const list = await tab.page.$eval(".incidents", (list) => list.textContent);
    assert.ok(list.includes("api.log: "), list);
    assert.ok((await tab.page.$eval("#incidents", (title) => title.textContent)).includes("This one (worker.log) "));
    assert.ok((await tab.text("environment")).includes("OPENAI_APIKEY"));
    const below = await tab.page.$$eval(".incidents li", (items) =>
      // Browsers round the edges of neighboring boxes differently, by less than a pixel.
      items.map(({ children: [button, line] }) => line.getBoundingClientRect().top > button.getBoundingClientRect().bottom - 1));
    assert.ok(below.length > 0 && below.every(Boolean), "a failure's first line stands below its summary");
    await tab.assertClean();
  });

  test("many failures fold, by keyboard and on a narrow screen, and nothing is out of reach", async () => {
    const many = Array.from({ length: 60 }, (_, number) => {
      const name = `gpt-${"abcdefghijkl"[number % 12]}-${"vwxyz"[Math.floor(number / 12)]}`;
      const error = { message: `The model \`${name}\` does not exist or you do not have access to it.`, code: "model_not_found" };
      return failed(1, "openai", "NotFoundError", 404, { error });
    });
    const tab = await site.open("", { viewport: { width: 320, height: 640 } });
    await tab.paste("paste", many.join(""));
    await tab.waitFor("verdict", (verdict) => verdict.dataset.cause === "model_not_found");
    assert.equal(await tab.count("other-incident"), 50);
    assert.match(await tab.page.$eval(".verdict", (verdict) => verdict.textContent), /60 failures.*Show 45 more.*9 more failures were counted/s);
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} pixels wide`);
    await tab.page.focus(".incidents button");
    await tab.press("Enter");
    await tab.waitUntil(() => document.activeElement.id === "verdict");
    assert.deepEqual(await tab.axe(), []);
    await tab.assertClean();
  });
});
