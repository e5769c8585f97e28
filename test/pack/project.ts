import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { oncePerRun } from "../once-per-run.ts";

export const run = promisify(execFile);
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The dependencies of an installation, without optional peers; and the types of Node. */
const DEPENDENCIES = ["axios", "axios-retry", "p-retry", "lru-cache", "commander", "@types"];

/** An empty project with the package as it is published, and the repository's own copies of its dependencies. */
export interface Project {
  readonly folder: string;
  /** The package in it. */
  readonly installed: string;
  /** The output of `npm pack` about the tarball. */
  readonly tarball: { readonly size: number; readonly files: readonly { readonly path: string }[] };
  /** Writes a file and runs it. Resolves with the JSON that it prints. */
  node(file: string, source: string): Promise<unknown>;
  remove(): Promise<void>;
}

export async function createProject(also: readonly string[] = []): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "axios-wechat-pack-"));
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  const packed = await oncePerRun("tarball", pack);
  const tarball = JSON.parse(await readFile(join(packed, "report.json"), "utf8"));
  await run("tar", ["-xzf", tarball.filename, "-C", modules], { cwd: packed });
  const installed = join(modules, "axios-wechat");
  await cp(join(modules, "package"), installed, { recursive: true });
  for (const name of [...DEPENDENCIES, ...also])
    await symlink(join(ROOT, "node_modules", name), join(modules, name));

  return {
    folder,
    installed,
    tarball,
    async node(file, source) {
      await writeFile(join(folder, file), source);
      const { stdout, stderr } = await run(process.execPath, [file], { cwd: folder });
      if (stderr !== "") throw new Error(stderr);
      return JSON.parse(stdout);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Builds and packs in a separate folder, so that an existing `dist` is not touched. */
async function pack(folder: string): Promise<void> {
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
  await writeFile(join(folder, "report.json"), JSON.stringify(JSON.parse(stdout)[0]));
}
