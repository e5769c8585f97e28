import { fileURLToPath } from "node:url";
import { nodeBinary } from "./install.ts";
import type { Command } from "./runtimes.ts";

const driver = (name: string) => fileURLToPath(new URL(`./drivers/${name}.ts`, import.meta.url));

/** What only Workers do, on workerd: not scenarios for all, and nothing of it may be impossible. */
export const workerTests = ["crowd", "durable"] as const;

/** @param folder of the bundled workers; undefined where there is no Node for them */
export function workerCommand(
  name: (typeof workerTests)[number],
  folder: string,
  controlUrl: string,
): Command | undefined {
  const file = nodeBinary(24);
  return file ? { file, args: [driver(name), controlUrl, name, folder] } : undefined;
}
