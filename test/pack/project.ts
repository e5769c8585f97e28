import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { oncePerRun } from "../once-per-run.ts";
import { pack, type Tarball } from "./tarball.ts";

export const run = promisify(execFile);
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The dependencies of an installation, without optional peers; and the types of Node. */
const DEPENDENCIES = ["axios", "axios-retry", "p-retry", "lru-cache", "commander", "@types"];

/** An empty project with the package as it is published, and the repository's own copies of its dependencies. */
export interface Project {
  readonly folder: string;
  /** The package in it. */
  readonly installed: string;
  readonly tarball: Tarball;
  /** Writes a file and runs it. Resolves with the JSON that it prints. */
  node(file: string, source: string): Promise<unknown>;
  remove(): Promise<void>;
}

export async function createProject(also: readonly string[] = []): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "axios-wechat-pack-"));
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  const packed = await oncePerRun("tarball", pack);
  const tarball: Tarball = JSON.parse(await readFile(join(packed, "report.json"), "utf8"));
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
