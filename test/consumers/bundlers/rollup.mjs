import { join } from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import { rollup } from "rollup";

/** In one file, rollup inlines what is loaded by `import()`. */
export const VARIANTS = [
  { format: "esm", split: true },
  { format: "cjs", split: true },
  { format: "iife", split: false, platform: "browser" },
];

export async function bundle({ entry, folder, format, split, platform = "node", external = [] }) {
  const browser = platform === "browser";
  const build = await rollup({
    input: { main: entry },
    external,
    plugins: [nodeResolve({ browser, preferBuiltins: !browser }), commonjs(), json()],
    onwarn: (warning) => {
      if (!EXPECTED.includes(warning.code)) throw new Error(warning.message);
    },
  });
  const extension = format === "esm" ? "mjs" : "cjs";
  const { output } = await build.write({
    dir: folder,
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `[name]-[hash].${extension}`,
    inlineDynamicImports: !split,
    plugins: [terser()],
  });
  await build.close();
  const outputs = output.map(({ fileName, isEntry, imports }) => ({
    file: join(folder, fileName),
    isEntry,
    imports: imports.map((name) => join(folder, name)),
  }));
  // The ids of modules that plugins generate begin with \0.
  const inputs = output.flatMap(({ moduleIds }) => moduleIds).filter((id) => !id.startsWith("\0"));
  return { outputs, inputs };
}

/** Warnings about other packages: import cycles inside them, and `this` at the top level. */
const EXPECTED = ["CIRCULAR_DEPENDENCY", "THIS_IS_UNDEFINED"];
