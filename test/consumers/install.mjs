import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pack } from "../pack/tarball.ts";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const LOCK = join(HERE, "package-lock.json");
/** `CONSUMERS=light` leaves out the frameworks, which take longest: they are the devDependencies. */
export const LIGHT = process.env.CONSUMERS === "light";
const OMIT = LIGHT ? ["--omit=dev"] : [];
/** What the packages in node_modules come from. */
const INSTALLED = join(HERE, "node_modules/.installed-lock.json");

/** Vitest's global set-up: one install for all consumers, with this package from a tarball, as from the registry. */
export async function setup() {
  const folder = await mkdtemp(join(HERE, ".packed-"));
  try {
    const [{ filename }] = await Promise.all([pack(folder), installTools()]);
    await npm("install", "--no-save", join(folder, filename));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installTools() {
  const wanted = `${OMIT}\n${await readFile(LOCK, "utf8")}`;
  if (wanted === (await readFile(INSTALLED, "utf8").catch(() => ""))) return;
  await npm("ci");
  await writeFile(INSTALLED, wanted);
}

async function npm(...args) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await promisify(execFile)("npm", [...args, ...OMIT, ...quiet], {
    cwd: HERE,
    shell: process.platform === "win32",
  });
}
