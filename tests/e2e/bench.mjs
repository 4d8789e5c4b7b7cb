// Times the diagnosis in the page: node bench.mjs < JOB
//
// JOB is [{name, text, runs}]. The page records performance.measure("diagnose") around the core's
// call; this pastes each text `runs` times and prints, per job, the durations and the longest task
// of the main thread, in milliseconds, as one JSON array.

import { Site } from "./harness.mjs";

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
          new PerformanceObserver((list) => window.__tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
        }),
    });
    const count = () => tab.page.evaluate(() => performance.getEntriesByName("diagnose", "measure").length);
    // People read the page before they paste; until then it warms up.
    await new Promise((done) => setTimeout(done, 2500));
    await tab.page.evaluate(() => (window.__tasks.length = 0));
    for (let run = 0; run < runs; run++) {
      const before = await count();
      // A text of its own for each run: the same one again needs no new diagnosis.
      await tab.paste("paste", `${text}\n# ${run}`);
      await tab.waitUntil((before) => performance.getEntriesByName("diagnose", "measure").length > before, before);
    }
    const durations = await tab.page.evaluate(() => performance.getEntriesByName("diagnose", "measure").map(({ duration }) => duration));
    // The observer is told of a task a moment after it has ended.
    await tab.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const tasks = await tab.page.evaluate(() => window.__tasks);
    results.push({ name, durations, longest_task: Math.max(0, ...tasks) });
    await tab.close();
  }
  console.log(JSON.stringify(results));
} finally {
  await site.stop();
}
