import { fileURLToPath } from "node:url";
import type { Bundles } from "./bundle.ts";
import type { Adapter } from "./control/protocol.ts";
import { binaryOf, denoBinary, nodeBinary, nodePackage } from "./install.ts";

/** A command line. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Something that runs the scenarios. */
export interface Runtime {
  readonly id: RuntimeId;
  /** In the table of the docs. */
  readonly title: string;
  readonly adapters: readonly Adapter[];
  /** The package whose version the table shows. */
  shows(): string;
  /** Undefined where a binary is missing. */
  command(bundles: Bundles, controlUrl: string): Command | undefined;
  /** Commands that die of an uncaught error; none where `command` provokes it. */
  uncaught(bundles: Bundles, controlUrl: string): readonly Command[];
}

export type RuntimeId =
  | "node-20"
  | "node-22"
  | "node-24"
  | "bun"
  | "deno"
  | "workerd"
  | "workerd-nodejs"
  | "edge";

/** What Deno must allow; see docs/runtimes.md. */
const DENO_FLAGS = ["--allow-net", "--allow-env"];

const driver = (name: string) => fileURLToPath(new URL(`./drivers/${name}.ts`, import.meta.url));

export const runtimes: readonly Runtime[] = [
  ofProgram("node-20", "Node 20", () => nodeBinary(20)),
  ofProgram("node-22", "Node 22", () => nodeBinary(22)),
  ofProgram("node-24", "Node 24", () => nodeBinary(24)),
  ofProgram("bun", "Bun", () => binaryOf("bun")),
  ofProgram("deno", "Deno", denoBinary, ["run", "--no-remote", ...DENO_FLAGS]),
  ofRequests("workerd", "workerd", "workerd", ({ worker }) => [worker]),
  ofRequests("workerd-nodejs", "workerd (nodejs_compat)", "workerd", ({ worker }) => [
    worker,
    "nodejs_compat",
  ]),
  ofRequests("edge", "edge-runtime", "edge", ({ edge }) => [edge]),
];

function ofProgram(
  id: RuntimeId,
  title: string,
  binary: () => string | undefined,
  flags: readonly string[] = [],
): Runtime {
  const start = (bundles: Bundles, controlUrl: string, ...more: string[]) => {
    const file = binary();
    return file && { file, args: [...flags, bundles.process, controlUrl, id, ...more] };
  };
  return {
    id,
    title,
    adapters: ["http", "fetch"],
    shows: () => nodePackage(id) ?? id,
    command: (bundles, controlUrl) => start(bundles, controlUrl) || undefined,
    uncaught: (bundles, controlUrl) =>
      ["typed", "transport"].flatMap((kind) => start(bundles, controlUrl, kind) || []),
  };
}

/** @param driven the program in Node that runs it */
function ofRequests(
  id: RuntimeId,
  title: string,
  driven: string,
  parts: (bundles: Bundles) => readonly string[],
): Runtime {
  return {
    id,
    title,
    adapters: ["fetch"],
    shows: () => (driven === "edge" ? "edge-runtime" : driven),
    command(bundles, controlUrl) {
      const file = nodeBinary(24);
      return file ? { file, args: [driver(driven), controlUrl, id, ...parts(bundles)] } : undefined;
    },
    uncaught: () => [],
  };
}
