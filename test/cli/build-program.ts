import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "tsdown";

/** Inside the repository, so that the program finds its package.json; one for each process that runs tests. */
const FOLDER = fileURLToPath(new URL(`./.built-${process.pid}/`, import.meta.url));

/** Bundles the program as the package has it: to translate TypeScript at each start takes longer than its tests. */
export async function buildProgram(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}.gitignore`, "*\n");
  await build({
    config: false,
    entry: { main: fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url)) },
    outDir: FOLDER,
    format: "esm",
    target: "node20",
    platform: "node",
    dts: false,
    clean: false,
    report: false,
    logLevel: "silent",
  });
  return `${FOLDER}main.mjs`;
}

export function removeProgram(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
