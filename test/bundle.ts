import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { oncePerRun } from "./once-per-run.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles a program once: processes that each translate TypeScript would take longer than their tests. */
export async function bundle(entry: URL): Promise<string> {
  const path = fileURLToPath(entry);
  const name = path.slice(root.length).replaceAll(/[^\w]/g, "-");
  return `${await bundles(name, [path])}/${basename(path, ".ts")}.mjs`;
}

/** Bundles several programs at once, into one folder. */
export function bundles(name: string, entry: string[]): Promise<string> {
  return oncePerRun(name, async (outDir) => {
    const { build } = await import("tsdown");
    await build({
      config: false,
      entry,
      outDir,
      format: "esm",
      target: "node20",
      platform: "node",
      dts: false,
      skipNodeModulesBundle: true,
      clean: false,
      report: false,
      logLevel: "silent",
    });
  });
}
