// Lighthouse on the page, as a phone sees it: node lighthouse.mjs ADDRESS
//
// Prints one JSON object: {categories: {id: score of 100}, metrics: {id: milliseconds or number},
// failed: ["category: audit: title"]}.

import lighthouse from "lighthouse";
import { launch } from "./harness.mjs";

// How often Lighthouse may start over where it couldn't measure at all, for instance because the browser's trace
// had no beginning (NO_NAVSTART). That says nothing of the page.
const ATTEMPTS = 3;

const address = process.argv[2];

// One run in a browser of its own: Lighthouse's result.
async function run() {
  const browser = await launch("chromium", undefined);
  try {
    const page = await browser.newPage();
    const { lhr } = await lighthouse(address, { logLevel: "error", output: "json", disableStorageReset: false }, undefined, page);
    return lhr;
  } finally {
    await browser.close();
  }
}

let lhr;
for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
  lhr = await run();
  if (!lhr.runtimeError) break;
  console.error(`attempt ${attempt} of ${ATTEMPTS}: ${lhr.runtimeError.code}`);
}

const categories = {};
const failed = [];
for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
  categories[id] = Math.round((score ?? 0) * 100);
  for (const { id: audit, weight } of auditRefs) {
    const { score, title } = lhr.audits[audit];
    if (weight > 0 && score !== null && score < 1) failed.push(`${id}: ${audit}: ${title}`);
  }
}
const metrics = {};
for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "interactive"]) {
  metrics[id] = lhr.audits[id]?.numericValue ?? null;
}
if (lhr.runtimeError) failed.push(`runtime: ${lhr.runtimeError.message}`);
console.log(JSON.stringify({ categories, metrics, failed }));
