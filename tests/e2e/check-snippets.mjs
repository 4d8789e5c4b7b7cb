// Checks that code snippets parse: node check-snippets.mjs FILE…
//
// JavaScript, TypeScript, JSON and YAML, by what their own tools call a syntax error; nothing is run
// and no import is resolved. Prints one line per broken file; the exit status says whether there was one.

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import vm from "node:vm";
import ts from "typescript";
import yaml from "yaml";

const typescript = (text, file) => {
  const { diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve },
  });
  const [first] = diagnostics;
  if (first) {
    const { line } = first.file.getLineAndCharacterOfPosition(first.start);
    throw new Error(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(first.messageText, " ")}`);
  }
};

/** A module, or a script where it isn't one (`require`, top-level `return` excluded). */
const javascript = (text, file) => {
  try {
    new vm.SourceTextModule(text, { identifier: file });
  } catch (asModule) {
    try {
      new vm.Script(text, { filename: file });
    } catch {
      throw asModule;
    }
  }
};

const yamlDocuments = (text) => {
  for (const document of yaml.parseAllDocuments(text)) if (document.errors[0]) throw document.errors[0];
};

const checks = {
  ".ts": typescript, ".tsx": typescript, ".mts": typescript, ".jsx": typescript,
  ".js": javascript, ".mjs": javascript, ".cjs": javascript,
  ".json": (text) => JSON.parse(text), ".yml": yamlDocuments, ".yaml": yamlDocuments,
};

for (const file of process.argv.slice(2)) {
  try {
    checks[extname(file)](readFileSync(file, "utf8"), file);
  } catch (error) {
    process.exitCode = 1;
    console.log(`${file}: ${String(error.message).split("\n")[0]}`);
  }
}
