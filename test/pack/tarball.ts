import { execFile } from "node:child_process";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The output of `npm pack` about a tarball. */
export interface Tarball {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Builds and packs in a separate folder, so that an existing `dist` is not touched. Writes `report.json` beside the tarball. */
export async function pack(folder: string): Promise<Tarball> {
  const staged = join(folder, "staged");
  await mkdir(staged);
  for (const entry of await readdir(ROOT, { withFileTypes: true })) {
    if (!entry.isFile() && entry.name !== "docs" && entry.name !== "examples") continue;
    await cp(join(ROOT, entry.name), join(staged, entry.name), { recursive: true });
  }
  const tsdown = join(ROOT, "node_modules/tsdown/dist/run.mjs");
  await run(process.execPath, [tsdown, "--out-dir", join(staged, "dist")], { cwd: ROOT });
  // As `npm pack` itself does.
  await run(process.execPath, ["--import", "tsx", join(ROOT, "scripts/pack-links.ts")], { cwd: staged });
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: staged,
    shell: process.platform === "win32",
  });
  const [report] = JSON.parse(stdout);
  await writeFile(join(folder, "report.json"), JSON.stringify(report));
  return report;
}
