import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { measures } from "../measures/index.mjs";
import { chartOf, PANELS } from "./chart.mjs";
import { comparisonOf } from "./comparison.mjs";
import { goalsOf } from "./goals.mjs";
import { markdownOf } from "./markdown.mjs";
import { writeShortTables } from "./short-table.mjs";

const BENCH = new URL("../", import.meta.url);
const ROOT = new URL("../../", import.meta.url);

/** Writes BENCHMARKS.md, its chart, and the short tables in both READMEs. */
export function writeReport({ results, ...run }) {
  const tables = [
    goalsOf(results),
    comparisonOf(results),
    ...measures.flatMap((each) => each.tables(results[each.id])),
  ];
  const text = [opening(run), ...tables.map(markdownOf)].join("\n");
  writeFileSync(new URL("BENCHMARKS.md", ROOT), text);
  writeFileSync(new URL("chart.svg", BENCH), chartOf(results, PANELS));
  writeShortTables(results, ROOT);
}

function opening({ date, tookMs, load }) {
  const [cpu] = cpus();
  return `# Benchmarks

\`npm run bench\` writes this file from one run on one machine. Do not edit it. [bench/README.md](bench/README.md) explains how
it is measured, and how to run parts of it.

![Chart of four of the figures below](bench/chart.svg)

|  |  |
| --- | --- |
| Date | ${date.slice(0, 10)}, in ${(tookMs / 60_000).toFixed(0)} minutes |
| Command | \`npm ci && npm run bench\` |
| Machine | ${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}; load average before the run ${load.toFixed(1)} |
| Node | ${process.version} |
${versions().join("\n")}
`;
}

function versions() {
  const { dependencies, overrides } = json("package.json");
  const names = ["axios-wechat", ...Object.keys(dependencies), ...Object.keys(overrides)];
  return names.map((name) => `| ${name} | ${json(`node_modules/${name}/package.json`).version} |`);
}

const json = (file) => JSON.parse(readFileSync(new URL(file, BENCH), "utf8"));
