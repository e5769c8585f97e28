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
