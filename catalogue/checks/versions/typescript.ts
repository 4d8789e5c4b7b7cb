import { VERSION } from "openai/version";

console.log(process.version, VERSION);
