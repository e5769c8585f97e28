import { join } from "node:path";
import { build } from "esbuild";

/** esbuild only splits ES modules. */
export const VARIANTS = [
  { format: "esm", split: true },
  { format: "esm", split: false, platform: "node" },
  { format: "cjs", split: false, platform: "node" },
  { format: "iife", split: false, platform: "browser" },
];

// Bundled CommonJS packages, such as form-data of axios, call `require` for modules of Node. ES modules do not have it.
const REQUIRE =
  'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';

export async function bundle({ entry, folder, format, split, platform = "node", external = [] }) {
  const { metafile, warnings } = await build({
    entryPoints: { main: entry },
    outdir: folder,
    outExtension: { ".js": format === "esm" ? ".mjs" : ".cjs" },
    bundle: true,
    minify: true,
    splitting: split,
    format,
    platform,
    target: "es2022",
    external,
    banner: { js: format === "esm" && platform === "node" ? REQUIRE : "" },
    absWorkingDir: folder,
    // The `paths` of the repository lead to the source, not to the installed package.
    tsconfigRaw: {},
    metafile: true,
    logLevel: "silent",
  });
  for (const { text } of warnings) throw new Error(text);
  const outputs = Object.entries(metafile.outputs).map(([file, { entryPoint, imports }]) => ({
    file: join(folder, file),
    isEntry: entryPoint !== undefined && file.startsWith("main."),
    imports: imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => join(folder, path)),
  }));
  return { outputs, inputs: Object.keys(metafile.inputs) };
}
