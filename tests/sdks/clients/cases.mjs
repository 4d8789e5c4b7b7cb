// All cases. The order is the order of others.jsonl.

import { languages } from "./cases_languages.mjs";
import { npm } from "./cases_npm.mjs";
import { shell } from "./cases_shell.mjs";

// Where the programs lie, as a text shows it.
const PLACES = [
  "/home/dev/app", "/home/lena/support-bot", "/srv/chat-api", "/usr/src/app", "/home/ubuntu/discord-bot", "/srv/www/quiz",
  "/home/jonas/llm-demo", "/home/priya/rag-test", "/usr/src/service", "/home/node/app", "/home/mateusz/projekt/backend", "/srv/worker",
];

// By the id, so that a new case leaves the others where they are.
const place = (id) => PLACES[[...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % PLACES.length];

export const cases = [...npm, ...shell, ...languages].map((c) => ({ ...c, dir: place(c.id) }));

const seen = new Set();
for (const { id } of cases) {
  if (seen.has(id)) throw new Error(`two cases with the id ${id}`);
  seen.add(id);
}
