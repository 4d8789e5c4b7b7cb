// No key shows, is kept or is sent: whatever the page holds, writes, copies and requests is looked at.
//
// Of a key it may show the public prefix or eight characters, and the last four. `tests/host/redaction/secrecy.rs` looks
// at the same for every form of a key, without a browser.

import { test } from "node:test";
import assert from "node:assert/strict";
import { eachBrowser } from "./harness.mjs";
import { key as openai, mask, quoted, unknownKey } from "./pastes.mjs";

// --- Keys and pastes -----------------------------------------------------------------------------

/** Characters without a pattern, the same in every run (Knuth's MMIX generator). */
function random(length, seed, letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") {
  let state = BigInt(seed);
  let text = "";
  while (text.length < length) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    text += letters[Number(state >> 33n) % letters.length];
  }
  return text;
}

/** Nobody's keys, by what the key begins with. */
const KEYS = {
  "sk-proj-": openai,
  "sk-ant-api03-": `sk-ant-api03-${random(93, 1)}AA`,
  AIza: `AIza${random(35, 2)}`,
  gsk_: `gsk_${random(20, 3)}WGdyb3FY${random(24, 4)}`,
  hf_: `hf_${random(34, 5)}`,
  "sk-or-v1-": `sk-or-v1-${random(64, 6, "0123456789abcdef")}`,
  "": random(32, 7, "0123456789abcdef"),
};

const base64 = (text) => Buffer.from(text).toString("base64");

/** What people paste: something with the key, and the mark by which the answer to it is known. */
const CONTAINERS = {
  "a traceback and a .env": (key, mark) => `${quoted.replaceAll(openai, key)}# ${mark}\n`,
  curl: (key, mark) => `# ${mark}\ncurl https://api.example.com/v1/models -H "Authorization: Bearer ${key}" -H 'x-api-key: ${key}'\nHTTP/2 401\n`,
  "JSON in JSON": (key, mark) => JSON.stringify({ mark, status: 401, request: JSON.stringify({ api_key: key, auth: `Bearer ${key}` }) }),
  "a dumped object": (key, mark) => `AuthenticationError: 401 ${mark}\n  config: {\n    apiKey: '${key}',\n    headers: { Authorization: 'Bearer ${key}' }\n  }\n`,
  "a query": (key, mark) => `GET https://generativelanguage.googleapis.com/v1beta/models?key=${key}&alt=json 400 ${mark}\n`,
  "Basic authorization": (key, mark) => `> authorization: Basic ${base64(`${key}:`)}\n< HTTP/1.1 401 Unauthorized ${mark}\n`,
};

/** The piece of a key that a text shows and may not, upper or lower case; undefined if there is none. */
function leak(prefix, key, text) {
  const lower = text.toLowerCase();
  const own = key.toLowerCase();
  const pieces = [own.slice(0, Math.max(8, prefix.length) + 1), own.slice(-6)];
  for (let at = 1; at + 8 <= own.length; at++) pieces.push(own.slice(at, at + 8));
  const encoded = base64(`${key}:`).toLowerCase();
  const skipped = Math.ceil(prefix.length / 3) * 4 + 4;
  for (let at = skipped; at + 12 <= encoded.length; at += 2) pieces.push(encoded.slice(at, at + 12));
  return pieces.find((piece) => lower.includes(piece) && !prefix.toLowerCase().includes(piece) && !"wgdyb3fy t3blbkfj".includes(piece));
}

// --- What a page holds ---------------------------------------------------------------------------

/** Everything that the page shows or keeps, by where. */
async function held(tab) {
  const found = await tab.page.evaluate(async () => {
    const stored = async (list) => {
      try {
        return JSON.stringify(await list());
      } catch (error) {
        return String(error.name);
      }
    };
    const fields = [...document.querySelectorAll("input, textarea, select")];
    return {
      "the document": document.documentElement.outerHTML,
      "the shown text": document.documentElement.innerText,
      fields: fields.map((field) => field.value).join("\n"),
      "properties of elements": [...document.querySelectorAll("*")].map((one) => `${one.title ?? ""} ${one.ariaLabel ?? ""} ${JSON.stringify({ ...one.dataset })}`).join("\n"),
      "the title": document.title,
      "the address": location.href,
      history: JSON.stringify(history.state),
      "local storage": JSON.stringify({ ...localStorage }),
      "session storage": JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      "the window's name": window.name,
      databases: await stored(() => indexedDB.databases()),
      caches: await stored(() => caches.keys()),
      "requests that the browser noted": performance.getEntriesByType("resource").map(({ name }) => name).join("\n"),
      marks: [...performance.getEntriesByType("mark"), ...performance.getEntriesByType("measure")].map((entry) => JSON.stringify(entry)).join("\n"),
      "the selection": String(getSelection()),
    };
  });
  found["what was copied"] = (await tab.copied()).join("\n");
  found["the console"] = JSON.stringify(tab.console);
  found.exceptions = tab.errors.join("\n");
  found["the requests"] = JSON.stringify(tab.requests);
  if (tab.site.name === "chromium") {
    // Firefox tells nobody outside its accessibility tree; names and values come from what is looked at above.
    const session = await tab.page.createCDPSession();
    found["the accessibility tree"] = JSON.stringify(await session.send("Accessibility.getFullAXTree"));
    await session.detach();
  }
  return found;
}

/** Nothing of a key is anywhere, some places left out. */
async function assertNoKey(tab, prefix, key, when, except = []) {
  for (const [where, text] of Object.entries(await held(tab)).filter(([where]) => !except.includes(where))) {
    const piece = leak(prefix, key, text ?? "");
    assert.equal(piece, undefined, `${when}: ${where} holds ${piece}`);
  }
}

/** Goes to another view. */
async function go(tab, hash) {
  await tab.page.evaluate((hash) => (location.hash = hash), hash);
  await tab.waitUntil((hash) => location.hash === hash && document.querySelector("#answer h1, .intro h1"), hash);
}

/** Presses every button that copies, and waits until all of it is on the clipboard. */
async function copyAll(tab) {
  const buttons = 'button[data-testid^="share-"], button[data-testid^="copy"]';
  const before = (await tab.copied()).length;
  const pressed = await tab.page.$$eval(buttons, (found) => found.map((button) => button.click()).length);
  await tab.waitUntil((wanted) => window.__watched.copied.length >= wanted, before + pressed);
  return pressed;
}

/** Takes back what was typed last, with the keyboard. */
async function takeBack(tab) {
  for (let step = 0; step < 5; step++) {
    await tab.page.keyboard.down("Control");
    await tab.press("KeyZ");
    await tab.page.keyboard.up("Control");
  }
}

const answered = (tab, mark) => tab.waitFor("redacted", (element, mark) => element.textContent.includes(mark), mark);

/** Nothing is kept: no storage of any kind was used. */
function assertNothingKept(found) {
  for (const where of ["local storage", "session storage"]) assert.equal(found[where], "{}", where);
  for (const where of ["cookies", "the window's name"]) assert.equal(found[where], "", where);
  assert.equal(found.history, "null");
  assert.match(found.databases, /^(\[\]|TypeError|SecurityError)$/, "databases");
  assert.match(found.caches, /^(\[\]|ReferenceError|SecurityError)$/, "caches");
}

eachBrowser("secrecy", (site) => {
  test("the check finds what it looks for, wherever it is", async () => {
    const tab = await site.open();
    const hide = (what, where) => tab.page.evaluate(where, what);
    for (const [prefix, key] of Object.entries(KEYS)) {
      for (const shown of [key.slice(0, Math.max(8, prefix.length) + 1), key.slice(-6), key.slice(20, 28), base64(`${key}:`), key.toUpperCase()]) {
        assert.ok(leak(prefix, key, `… ${shown} …`), `${shown} of ${key}`);
      }
      assert.equal(leak(prefix, key, `${key.slice(0, 8)}…${key.slice(-4)}`), undefined);
    }
    await assertNoKey(tab, "sk-proj-", openai, "before");
    const piece = openai.slice(30, 42);
    for (const [where, put, take] of [
      ["fields", (text) => (document.querySelector("#paste").value = text), () => (document.querySelector("#paste").value = "")],
      ["the document", (text) => document.body.append(document.createComment(text)), () => document.body.lastChild.remove()],
      ["the title", (text) => (document.title = text), () => (document.title = "")],
      ["the address", (text) => (location.hash = text), () => (location.hash = "#/")],
      ["history", (text) => history.replaceState(text, ""), () => history.replaceState(null, "")],
      ["local storage", (text) => localStorage.setItem("a", text), () => localStorage.clear()],
      ["session storage", (text) => sessionStorage.setItem("a", text), () => sessionStorage.clear()],
      ["cookies", (text) => (document.cookie = `a=${text}`), () => (document.cookie = "a=; max-age=0")],
      [
        "databases",
        (text) => new Promise((done) => Object.assign(indexedDB.open(text), { onsuccess: ({ target }) => done(target.result.close()) })),
        (text) => new Promise((done) => Object.assign(indexedDB.deleteDatabase(text), { onsuccess: () => done() })),
      ],
      ["caches", (text) => caches.open(text).then(() => {}), (text) => caches.delete(text).then(() => {})],
      ["marks", (text) => void performance.mark(text), () => performance.clearMarks()],
    ]) {
      await hide(piece, put);
      await assert.rejects(assertNoKey(tab, "sk-proj-", openai, where), /holds/, where);
      await hide(piece, take);
    }
    await tab.page.evaluate((text) => console.log(text), piece);
    await assert.rejects(assertNoKey(tab, "sk-proj-", openai, "console"), /the console holds/);
  });

  test("no key of any kind is anywhere, whatever it came in", async () => {
    const tab = await site.open();
    let count = 0;
    for (const [prefix, key] of Object.entries(KEYS)) {
      for (const [container, make] of Object.entries(CONTAINERS)) {
        const mark = `mark${++count}end`;
        await tab.paste("paste", make(key, mark));
        await answered(tab, mark);
        const pressed = await copyAll(tab);
        assert.ok(pressed >= 4, `${pressed} buttons copy`);
        await assertNoKey(tab, prefix, key, `${prefix}… in ${container}`);
      }
    }
    assertNothingKept(await held(tab));
    await tab.assertClean();
  });

  test("a key by itself is nowhere either", async () => {
    for (const [prefix, key] of Object.entries(KEYS)) {
      const tab = await site.open();
      await tab.paste("paste", key);
      await tab.get("key-report");
      await tab.get("share-link");
      await copyAll(tab);
      await assertNoKey(tab, prefix, key, `${prefix}… by itself`);
      await tab.assertClean();
      await tab.close();
    }
  });

  test("what is typed stays in the box without its key, and taking it back doesn't bring the key back", async () => {
    const tab = await site.open();
    await tab.page.focus("[data-testid=paste]");
    await tab.type("paste", `OPENAI_API_KEY=${openai}\nHTTP 401 typedmark`);
    await answered(tab, "typedmark");
    await assertNoKey(tab, "sk-proj-", openai, "typed");
    await takeBack(tab);
    await assertNoKey(tab, "sk-proj-", openai, "taken back");
  });

  test("a link tells facts and nothing of the paste", async () => {
    const tab = await site.open();
    const words = quoted.match(/[A-Za-z_]{5,}/g).filter((word) => !/^(invalid_api_key|openai|python|code|malformed_key|quotes)$/i.test(word));
    await tab.paste("paste", `${quoted}# mark401end\n`);
    await answered(tab, "mark401end");
    await tab.click("share-link");
    await tab.waitUntil(() => window.__watched.copied.length > 0);
    const facts = (await tab.copied()).at(-1).split("#")[1];
    for (const word of words) assert.ok(!facts.split(/[/?=&]/).includes(word), word);
    assert.match(facts, /^\/from\?[a-z0-9_&=-]+$/);
    const other = await site.open(`#${facts}`);
    await other.get("verdict");
    await assertNoKey(other, "sk-proj-", openai, "opened");
    assertNothingKept(await held(other));
  });

  test("a whole session requests the page's own files, and the one question that was asked", async () => {
    // What a page requests to which nothing happens.
    const idle = await site.open();
    await idle.waitUntil(() => document.querySelector("[data-sample]:enabled"));
    const files = new Set(idle.requests.map(({ method, url }) => `${method} ${url}`));
    await idle.close();

    const HOST = "api.openai.com";
    const stood = site.standIn(HOST, { status: 401, body: unknownKey(mask(openai)) });
    const sent = [];
    const tab = await site.open("", {
      before: (page) =>
        page.on("request", (request) => {
          sent.push({ method: request.method(), url: request.url(), headers: request.headers(), body: request.hasPostData() });
        }),
    });
    await tab.waitUntil(() => document.querySelector("[data-sample]:enabled"));
    await tab.paste("paste", `${quoted}# mark1end\n`);
    await answered(tab, "mark1end");
    await copyAll(tab);
    for (const hash of ["#/errors/", "#/errors/openai-authentication-error", "#/key", "#/redact", "#/sends", "#/from?cause=invalid_key&confidence=90", "#/"]) {
      await go(tab, hash);
    }
    await tab.click("probe-open");
    await tab.get("probe-request");
    assert.deepEqual(stood.received, [], "nothing is asked before Send");
    await tab.type("probe-key", openai);
    await tab.click("probe-send");
    await tab.waitFor("probe-result", (result) => result.dataset.outcome === "rejected");
    await assertNoKey(tab, "sk-proj-", openai, "after the probe");
    await tab.click("clear");
    await tab.waitUntil(() => !document.querySelector("[data-testid=verdict]"));

    const asked = stood.requests();
    assert.equal(asked.length, 1, "one question");
    assert.equal(asked[0].headers.authorization, `Bearer ${openai}`);
    const { authorization, ...others } = asked[0].headers;
    assert.equal(leak("sk-proj-", openai, JSON.stringify({ ...asked[0], headers: others })), undefined, "the key is in one header only");
    for (const preflight of stood.received.filter(({ method }) => method === "OPTIONS")) {
      assert.equal(leak("sk-proj-", openai, JSON.stringify(preflight)), undefined, "a preflight holds no key");
    }
    const own = sent.filter(({ url }) => new URL(url).hostname !== HOST);
    assert.ok(own.length >= files.size, "every request was seen");
    for (const request of own) {
      assert.ok(files.has(`${request.method} ${request.url}`), `${request.method} ${request.url} is no file of the page`);
      assert.equal(leak("sk-proj-", openai, JSON.stringify(request)), undefined, request.url);
      assert.ok(!request.body, "it carries nothing");
    }
    assert.deepEqual(tab.outside(), []);
    assertNothingKept(await held(tab));
    await tab.assertClean({ outside: [HOST], console: [/status of 401|Failed to load/] });
  });

  test("after Clear nothing of the paste is left", async () => {
    const tab = await site.open();
    const pieces = ["QuokkaWombatBilby", "/srv/numbat-dunnart-quoll/cuscus.py", "BANDICOOT_POTOROO_API_KEY", "the echidna met a platypus", "kowari-bettong-70b"];
    const [word, file, name, sentence, model] = pieces;
    const text = `Traceback (most recent call last):
  File "${file}", line 9, in ${word}
    reply = client.chat.completions.create(model="${model}")
openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: ${mask(`"${openai}"`)}. ${sentence}', 'code': 'invalid_api_key'}}
$ cat .env
${name}="${openai}"
`;
    const assertNothingOfIt = async (how) => {
      for (const [where, now] of Object.entries(await held(tab)).filter(([where]) => where !== "what was copied")) {
        for (const piece of [...pieces, openai]) {
          for (let at = 0; at + 12 <= piece.length; at++) {
            assert.ok(!now.toLowerCase().includes(piece.slice(at, at + 12).toLowerCase()), `${how}: ${where} holds “${piece.slice(at, at + 12)}”`);
          }
        }
      }
    };
    const assertCleared = async (how) => {
      await tab.waitUntil(() => !document.querySelector("[data-testid=verdict]"));
      await assertNothingOfIt(how);
    };
    await tab.paste("paste", text);
    await answered(tab, sentence);
    await copyAll(tab);
    await tab.click("clear");
    await assertCleared("pasted");

    await tab.paste("paste", text);
    await answered(tab, sentence);
    await tab.click("edit");
    await tab.type("paste", "x");
    await answered(tab, sentence);
    await tab.click("clear");
    await assertCleared("edited");

    await tab.type("paste", text.slice(0, 400));
    await answered(tab, word);
    await tab.click("clear");
    await assertCleared("typed");
    await tab.page.focus("[data-testid=paste]");
    await takeBack(tab);
    // Once this is read, whatever came back into the box was read with it.
    await tab.type("paste", "HTTP 401 undonemark");
    await answered(tab, "undonemark");
    await assertNothingOfIt("taken back");
    await tab.click("clear");
    await assertCleared("cleared again");

    for (const hash of ["#/errors/", "#/"]) {
      await tab.page.evaluate((hash) => (location.hash = hash), hash);
      await tab.waitUntil((hash) => location.hash === hash, hash);
      await assertCleared(hash);
    }
    await tab.assertClean();
  });

  test("a key that is checked is in its own field alone, and gone when that is cleared or left", async () => {
    const tab = await site.open("#/key");
    for (const [prefix, key] of Object.entries(KEYS)) {
      await tab.pasteFromClipboard("key-input", `${key}\n`);
      await tab.get("key-report");
      assert.equal(await tab.page.$eval("[data-testid=key-input]", (field) => field.type), "password");
      await assertNoKey(tab, prefix, key, `${prefix}… checked`, ["fields"]);
      await tab.click("key-clear");
      await tab.waitUntil(() => !document.querySelector("[data-testid=key-report]"));
      await assertNoKey(tab, prefix, key, `${prefix}… cleared`);
    }
    await tab.type("key-input", openai);
    await tab.get("key-report");
    await go(tab, "#/sends");
    await assertNoKey(tab, "sk-proj-", openai, "left");
    await go(tab, "#/key");
    await assertNoKey(tab, "sk-proj-", openai, "back");
    assertNothingKept(await held(tab));
    await tab.assertClean();
  });

  test("a text that is redacted shows no key, and clearing leaves nothing of it", async () => {
    const tab = await site.open("#/redact");
    let count = 0;
    for (const [prefix, key] of Object.entries(KEYS)) {
      for (const [container, make] of Object.entries(CONTAINERS)) {
        const mark = `mark${++count}end`;
        await tab.pasteFromClipboard("redact-input", make(key, mark));
        await tab.waitFor("redact-output", (output, mark) => output.textContent.includes(mark), mark);
        const before = (await tab.copied()).length;
        await tab.click("redact-copy");
        await tab.waitUntil((before) => window.__watched.copied.length > before, before);
        await assertNoKey(tab, prefix, key, `${prefix}… in ${container}, redacted`);
      }
    }
    await tab.click("redact-clear");
    await tab.waitUntil(() => !document.querySelector("[data-testid=redact-output]"));
    const { "what was copied": copied, ...left } = await held(tab);
    assert.ok(copied.includes(`mark${count}end`));
    for (const [where, text] of Object.entries(left)) assert.ok(!text.includes(`mark${count}end`), where);
    assertNothingKept(left);
    await tab.assertClean();
  });
});
