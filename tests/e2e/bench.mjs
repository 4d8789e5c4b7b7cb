// Times the diagnosis in the page: node bench.mjs < JOB
//
// JOB is [{name, text, runs}]. The page records performance.measure("diagnose") around the core's
// call; this pastes each text `runs` times and prints, per job, the durations and the longest task
// of the main thread, in milliseconds, as one JSON array.

import { Site } from "./harness.mjs";

/** More idle callbacks than the warm-up takes (ROUNDS in src/ui/listen.rs). */
const WARM_UP = 15;

/** Waits for so many idle callbacks in a row. They come in their order, so each round of the warm-up has its turn between two. */
const idle = (tab, times) =>
  tab.page.evaluate(async (times) => {
    for (let time = 0; time < times; time++) await new Promise((done) => requestIdleCallback(done));
  }, times);

let input = "";
for await (const chunk of process.stdin) input += chunk;

const site = await new Site("chromium").start();
try {
  const results = [];
  for (const { name, text, runs } of JSON.parse(input)) {
    const tab = await site.open("", {
      before: (page) =>
        page.evaluateOnNewDocument(() => {
          window.__tasks = [];
          const note = (entries) => window.__tasks.push(...entries.map(({ duration }) => duration));
          const observer = new PerformanceObserver((list) => note(list.getEntries()));
          observer.observe({ type: "longtask", buffered: true });
          window.__note = () => note(observer.takeRecords());
        }),
    });
    const count = () => tab.page.evaluate(() => performance.getEntriesByName("diagnose", "measure").length);
    // People read the page before they paste; until then it warms up, once its later part is there.
    await tab.waitUntil(() => document.querySelector("[data-sample]:enabled"));
    await idle(tab, WARM_UP);
    await tab.page.evaluate(() => {
      window.__note();
      window.__tasks.length = 0;
    });
    for (let run = 0; run < runs; run++) {
      const before = await count();
      // A text of its own for each run: the same one again needs no new diagnosis.
      await tab.paste("paste", `${text}\n# ${run}`);
      await tab.waitUntil((before) => performance.getEntriesByName("diagnose", "measure").length > before, before);
    }
    const durations = await tab.page.evaluate(() => performance.getEntriesByName("diagnose", "measure").map(({ duration }) => duration));
    // What the last answer still takes to be laid out and painted counts too.
    await idle(tab, 1);
    const tasks = await tab.page.evaluate(() => (window.__note(), window.__tasks));
    results.push({ name, durations, longest_task: Math.max(0, ...tasks) });
    await tab.close();
  }
  console.log(JSON.stringify(results));
} finally {
  await site.stop();
}
