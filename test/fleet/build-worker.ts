import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "tsdown";

// Inside the repository, so that its imports resolve; a folder for each process that runs tests.
const FOLDER = fileURLToPath(new URL(`../../node_modules/.cache/fleet-${process.pid}/`, import.meta.url));
let building: Promise<string> | undefined;

/** Bundles the worker once: a dozen processes that each translate TypeScript would take longer than their tests. */
export function buildWorker(): Promise<string> {
  building ??= bundle();
  return building;
}

async function bundle(): Promise<string> {
  process.once("exit", () => rmSync(FOLDER, { recursive: true, force: true }));
  await build({
    config: false,
    entry: { worker: fileURLToPath(new URL("./worker.ts", import.meta.url)) },
    outDir: FOLDER,
    format: "esm",
    target: "node20",
    platform: "node",
    dts: false,
    clean: false,
    report: false,
    logLevel: "silent",
  });
  return `${FOLDER}worker.mjs`;
}
