// The cost of the catalog, each in new processes: `npm run build && node bench/catalog.mjs`. Medians in milliseconds.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { quartiles } from "./statistics.mjs";

const ROUNDS = 15;
const dist = (file) => JSON.stringify(new URL(`../dist/${file}`, import.meta.url).href);

const PROGRAM = `
await import("axios");
const times = [performance.now()];
await import(${dist("index.mjs")});
times.push(performance.now());
const { lookupErrcode } = await import(${dist("errcodes.mjs")});
times.push(performance.now());
lookupErrcode(40001);
times.push(performance.now());
for (let call = 0; call < 1_000_000; call += 1) lookupErrcode(40001 + (call % 200), "wecom");
times.push(performance.now());
console.log(JSON.stringify(times.slice(1).map((time, at) => time - times[at])));`;

const cwd = fileURLToPath(new URL("..", import.meta.url));
const rounds = Array.from({ length: ROUNDS }, () =>
  JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", PROGRAM], { cwd, encoding: "utf8" }),
  ),
);
const names = [
  "import axios-wechat, on top of axios",
  "import axios-wechat/errcodes",
  "first look-up",
  "a million more look-ups",
];
for (const [at, name] of names.entries()) {
  const { median } = quartiles(rounds.map((times) => times[at]));
  console.log(`${name.padEnd(36)} ${median.toFixed(1)} ms`);
}
