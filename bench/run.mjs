// Runs the benchmarks (`npm run bench`), see README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { install } from "./install.mjs";
import { readOptions } from "./options.mjs";
import { startRedis } from "./redis.mjs";

/** The results of the last full run, from which --report creates the report again. */
const LAST_RUN = new URL("results.json", import.meta.url);

const options = readOptions(process.argv.slice(2));
if (options.install) install();

if (options.report) {
  await publish(JSON.parse(readFileSync(LAST_RUN, "utf8")));
} else {
  const run = await measureAll();
  if (options.short) {
    process.exitCode = await check(run.results);
  } else if (options.isComplete) {
    writeFileSync(LAST_RUN, JSON.stringify(run));
    await publish(run);
  }
}
process.exit();

// The imports below are dynamic, because they need the packages that `install` has just installed.

async function measureAll() {
  const { measures } = await import("./measures/index.mjs");
  const { runMeasure } = await import("./measure.mjs");
  const { markdownOf } = await import("./report/markdown.mjs");
  const [date, load, beganAtMs] = [new Date().toISOString(), loadavg()[0], performance.now()];
  const redisPort = options.redis ? await startRedis() : undefined;

  const results = {};
  for (const measure of measures.filter(({ id }) => id in options.settings)) {
    const settings = options.settings[measure.id];
    const startedAtMs = performance.now();
    results[measure.id] = await runMeasure(measure, {
      settings,
      wantsClient: options.wantsClient,
      redisPort,
    });
    console.log(measure.tables(results[measure.id]).map(markdownOf).join("\n"));
    console.log(`(${((performance.now() - startedAtMs) / 1_000).toFixed(0)} s)\n`);
  }
  return { results, date, load, tookMs: performance.now() - beganAtMs };
}

async function publish(run) {
  const { writeReport } = await import("./report/index.mjs");
  writeReport(run);
}

async function check(results) {
  const { differences } = await import("./expected.mjs");
  const found = differences(results);
  for (const difference of found) console.error(difference);
  console.log(
    found.length === 0 ? "All counts are as expected." : `${found.length} counts are not as they should be.`,
  );
  return found.length === 0 ? 0 : 1;
}
