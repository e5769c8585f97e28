import { mkdtemp, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "./esbuild.mjs";
import * as rollup from "./rollup.mjs";
import * as webpack from "./webpack.mjs";

export const BUNDLERS = { esbuild, rollup, webpack };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles one of the programs, minified.
 *
 * @returns the file to run, how many files there are, and the text that is loaded at the start and that of all files
 */
export async function bundle(name, program, variant) {
  const folder = await mkdtemp(`${here("../.bundles")}/${name}-`);
  const outputs = await BUNDLERS[name].bundle({ entry: here(`programs/${program}.mjs`), folder, ...variant });
  const files = new Map(outputs.map((output) => [output.file, output]));

  const atStart = new Set();
  const load = (file) => {
    if (!files.has(file) || atStart.has(file)) return;
    atStart.add(file);
    files.get(file).imports.forEach(load);
  };
  const entries = outputs.filter(({ isEntry }) => isEntry).map(({ file }) => file);
  entries.forEach(load);

  const textOf = async (paths) =>
    (await Promise.all([...paths].map((path) => readFile(path, "utf8")))).join("\n");
  return {
    main: entries.find((file) => /\bmain\.[cm]js$/.test(file)),
    files: files.size,
    atStart: await textOf(atStart),
    whole: await textOf(files.keys()),
  };
}
