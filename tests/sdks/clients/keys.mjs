// Keys in the forms of the services. They are drawn from the case's id, so nobody's key can be
// among them and a second recording gives the same ones.

import { createHash } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX = "0123456789abcdef";

function draw(id, n, alphabet = LETTERS) {
  let out = "";
  for (let round = 0; out.length < n; round++) {
    for (const byte of createHash("sha256").update(`key ${id} ${round}`).digest()) {
      if (byte < 256 - (256 % alphabet.length)) out += alphabet[byte % alphabet.length];
    }
  }
  return out.slice(0, n);
}

const FORMS = {
  openai: (id) => `sk-${draw(id, 48)}`,
  project: (id) => `sk-proj-${draw(id, 156, LETTERS + "_-")}`,
  anthropic: (id) => `sk-ant-api03-${draw(id, 93, LETTERS + "_-")}AA`,
  google: (id) => `AIza${draw(id, 35, LETTERS + "_-")}`,
  groq: (id) => `gsk_${draw(id, 52)}`,
  mistral: (id) => draw(id, 32),
  cohere: (id) => draw(id, 40),
  together: (id) => draw(id, 64, HEX),
  replicate: (id) => `r8_${draw(id, 37)}`,
  huggingface: (id) => `hf_${draw(id, 34)}`,
  openrouter: (id) => `sk-or-v1-${draw(id, 64, HEX)}`,
  deepseek: (id) => `sk-${draw(id, 32, HEX)}`,
  xai: (id) => `xai-${draw(id, 80)}`,
  nvidia: (id) => `nvapi-${draw(id, 64, LETTERS + "_-")}`,
  perplexity: (id) => `pplx-${draw(id, 48)}`,
  github: (id) => `ghp_${draw(id, 36)}`,
  azure: (id) => draw(id, 32, HEX),
  "aws-id": (id) => `AKIA${draw(id, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}`,
  "aws-secret": (id) => draw(id, 40, LETTERS + "+/"),
};

export const key = (form, id) => FORMS[form](id);
