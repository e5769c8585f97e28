import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "tsdown";
import { afterAll } from "vitest";

/** Inside the repository, so that imports and the package's own name resolve; one for each process that runs tests. */
const FOLDER = fileURLToPath(new URL(`./.built-${process.pid}/`, import.meta.url));
const built = new Map<string, Promise<string>>();
// When the tests of the file that imports this are over.
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Bundles a program once: processes that each translate TypeScript would take longer than their tests. */
export function bundle(entry: URL): Promise<string> {
  const path = fileURLToPath(entry);
  const known = built.get(path) ?? buildAlone(path, `program${built.size}`);
  built.set(path, known);
  return known;
}

async function buildAlone(path: string, name: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}.gitignore`, "*\n");
  await build({
    config: false,
    entry: { [name]: path },
    outDir: FOLDER,
    format: "esm",
    target: "node20",
    platform: "node",
    dts: false,
    clean: false,
    report: false,
    logLevel: "silent",
  });
  return `${FOLDER}${name}.mjs`;
}
