import { fileURLToPath } from "node:url";
import { oncePerRun } from "./once-per-run.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The programs that tests run as separate processes. */
const PROGRAMS = [
  "src/cli/main.ts",
  "scripts/generate-errcode-docs.ts",
  "examples/*.ts",
  "!examples/*.test.ts",
  "test/fleet/worker.ts",
  "test/flow/fixtures/*.ts",
];

/**
 * The program in JavaScript. All are bundled together, once per run: if each process compiled TypeScript, that would
 * take longer than the tests.
 */
export async function bundle(entry: URL): Promise<string> {
  const path = fileURLToPath(entry).slice(ROOT.length).replace(/\.ts$/, ".mjs");
  return `${await oncePerRun("programs", build)}/${path}`;
}

async function build(outDir: string): Promise<void> {
  const tsdown = await import("tsdown");
  await tsdown.build({
    config: false,
    cwd: ROOT,
    entry: PROGRAMS,
    outDir,
    format: "esm",
    target: "node20",
    platform: "node",
    dts: false,
    clean: false,
    // Includes the imports: a process that loads few files starts in two thirds of the time. OpenTelemetry's API is
    // shared.
    deps: { alwaysBundle: /^(?!@opentelemetry\/)/, neverBundle: /^@opentelemetry\// },
    // Programs print the names of errors.
    outputOptions: { keepNames: true },
    report: false,
    logLevel: "silent",
  });
}
