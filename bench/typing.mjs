// How long a key stroke in a path takes the language service: `npm run bench:typing`. Exit 1 above the limits.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ts = createRequire(`${ROOT}package.json`)("typescript");
/** Milliseconds for a key stroke, but for the first one, which loads the types. */
const LIMITS = { one: 150, all: 350 };
const PRODUCTS = ["mp", "miniprogram", "open", "channels", "card", "kf", "wecom"];
const nameOf = (product) => `${product[0].toUpperCase()}${product.slice(1)}`;

const FILE = `${ROOT}src/typed-in-an-editor.ts`;
let text = "";
let version = 0;
const { options } = ts.getParsedCommandLineOfConfigFile(`${ROOT}tsconfig.json`, {}, ts.sys);
const service = ts.createLanguageService({
  getScriptFileNames: () => [FILE],
  getScriptVersion: (file) => (file === FILE ? String(version) : "1"),
  getScriptSnapshot(file) {
    if (file === FILE) return ts.ScriptSnapshot.fromString(text);
    return existsSync(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined;
  },
  getCurrentDirectory: () => ROOT,
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

/** Types a path, one key at a time. */
function type(head, path) {
  return [...path].map((_, index) => {
    text = `${head}\nvoid api.post("${path.slice(0, index + 1)}");\n`;
    version += 1;
    const start = performance.now();
    const found = service.getCompletionsAtPosition(FILE, text.lastIndexOf('"'), {});
    if (!found?.entries.some(({ name }) => name === path))
      throw new Error(`${path} is not among the completions`);
    return performance.now() - start;
  });
}

function report(name, [first, ...others], limit) {
  const sorted = others.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const shown = [first, median, sorted.at(-1)].map((ms) => Math.round(ms));
  console.log(
    `${name}: first ${shown[0]} ms, then median ${shown[1]} ms, longest ${shown[2]} ms (at most ${limit} as median)`,
  );
  if (median > limit) process.exitCode = 1;
}

const importOf = (product) => `import type { ${nameOf(product)} } from "axios-wechat/api/${product}";`;
const CLIENT = 'import type { WechatApi } from "axios-wechat/api";';
for (const [product, path] of [
  ["mp", "/cgi-bin/message/template/send"],
  ["miniprogram", "/wxa/business/getuserphonenumber"],
  ["wecom", "/cgi-bin/message/send"],
]) {
  const head = [CLIENT, importOf(product), `declare const api: WechatApi<${nameOf(product)}>;`].join("\n");
  report(product, type(head, path), LIMITS.one);
}
const all = [
  CLIENT,
  ...PRODUCTS.map(importOf),
  `declare const api: WechatApi<${PRODUCTS.map(nameOf).join(" & ")}>;`,
];
report("all products", type(all.join("\n"), "/cgi-bin/message/send"), LIMITS.all);
