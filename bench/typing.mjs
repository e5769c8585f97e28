// The time of the language service for a key stroke in a path: `npm run bench:typing`. Exits with 1 above the limits.
import { openEditor } from "../scripts/editor.mjs";

/** Milliseconds for a key stroke, except for the first one, which loads the types. */
const LIMITS = { one: 150, all: 350 };
const PRODUCTS = ["mp", "miniprogram", "open", "channels", "card", "kf", "wecom"];
const nameOf = (product) => `${product[0].toUpperCase()}${product.slice(1)}`;

const editor = openEditor();

/** Types a path, one key at a time. */
function type(head, path) {
  return [...path].map((_, index) => {
    const text = `${head}\nvoid api.post("${path.slice(0, index + 1)}");\n`;
    editor.type(text);
    const start = performance.now();
    if (!editor.completionsAt(text.lastIndexOf('"')).includes(path))
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
