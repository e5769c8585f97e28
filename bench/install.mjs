import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const ROOT = fileURLToPath(new URL("../", import.meta.url));
const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/** Installs the alternatives from package-lock.json, and this package from a tarball, as from the registry. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "axios-wechat-pack-"));
  try {
    npm(ROOT, "pack", "--ignore-scripts", "--pack-destination", folder);
    npm(HERE, "ci", "--ignore-scripts");
    const [tarball] = readdirSync(folder);
    npm(HERE, "install", "--no-save", "--ignore-scripts", join(folder, tarball));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function npm(cwd, ...args) {
  execFileSync("npm", [...args, ...QUIET], { cwd, stdio: ["ignore", "ignore", "inherit"] });
}
