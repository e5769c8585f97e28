import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Inside this folder, so that packages that stay external are found. */
const BUNDLES = fileOf("../.bundles");

/**
 * Bundles one of the programs, minified.
 *
 * @param bundler writes files, and says of each whether it is loaded at the start and what it imports statically
 * @returns the folder, the file to run, the files that went in, how many came out, and the text that is loaded at the start and that of all files
 */
export async function bundle(bundler, program, variant) {
  await mkdir(BUNDLES, { recursive: true });
  const folder = await mkdtemp(`${BUNDLES}/${program}-`);
  const { outputs, inputs } = await bundler({ entry: fileOf(`programs/${program}.mjs`), folder, ...variant });
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
    folder,
    main: entries.find((file) => /\bmain\.[cm]js$/.test(file)),
    inputs,
    files: files.size,
    atStart: await textOf(atStart),
    whole: await textOf(files.keys()),
  };
}
