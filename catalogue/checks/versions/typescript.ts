import { readFileSync } from "node:fs";

const about = JSON.parse(readFileSync("node_modules/openai/package.json", "utf8"));
console.log(process.version, about.name, about.version);
