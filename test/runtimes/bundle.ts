import { rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where msw of the repository is found from. */
const OUT = at("./dist/");
const ROOT = at("../../");
const WEB_CONDITIONS = ["worker", "browser"];

/** The package by its own name, as built: tsconfig.json would lead to `src`, and this folder has a package.json of its own. */
const builtPackage: Plugin = {
  name: "built-package",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^axios-wechat(?:\/|$)/ }, ({ path, kind, importer }) =>
      importer === ROOT ? undefined : resolve(path, { kind, importer: ROOT, resolveDir: ROOT }),
    );
  },
};

/** Where the programs under test are. */
export interface Bundles {
  /** For runtimes with Node's modules. */
  readonly process: string;
  /** A folder: `worker.js`, and the modules that it imports. */
  readonly worker: string;
  /** One script, for a runtime without modules. */
  readonly edge: string;
}

/** Bundles the scenarios with axios and the built package, as an application would be. */
export async function bundle(): Promise<Bundles> {
  await rm(OUT, { recursive: true, force: true });
  const shared = {
    bundle: true,
    target: "es2022",
    logLevel: "warning",
    tsconfigRaw: {},
    plugins: [builtPackage],
    absWorkingDir: ROOT,
  } satisfies BuildOptions;
  await Promise.all([
    build({
      ...shared,
      entryPoints: [at("./programs/process.ts")],
      outdir: `${OUT}process`,
      format: "esm",
      splitting: true,
      platform: "node",
      // The CommonJS packages in it require Node's modules.
      banner: {
        js: 'import { createRequire as bundledRequire } from "node:module"; const require = bundledRequire(import.meta.url);',
      },
      alias: Object.fromEntries(
        builtinModules.filter((name) => !name.startsWith("_")).map((name) => [name, `node:${name}`]),
      ),
    }),
    build({
      ...shared,
      entryPoints: ["./programs/worker.ts", "./worker/crowd.ts", "./worker/durable.ts"].map(at),
      outdir: `${OUT}worker`,
      outbase: OUT,
      entryNames: "[name]",
      format: "esm",
      splitting: true,
      platform: "browser",
      conditions: WEB_CONDITIONS,
      external: ["node:*", "cloudflare:*"],
    }),
    build({
      ...shared,
      entryPoints: [at("./programs/edge.ts")],
      outfile: `${OUT}edge.js`,
      format: "iife",
      platform: "browser",
      conditions: WEB_CONDITIONS,
      external: ["node:*"],
      // Only what does not run there asks for it.
      logOverride: { "empty-import-meta": "silent" },
    }),
  ]);
  return { process: `${OUT}process/process.js`, worker: `${OUT}worker`, edge: `${OUT}edge.js` };
}
