import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const MODULES = `${HERE}node_modules`;
const STAMP = `${MODULES}/.installed-lock`;

/** Installs the runtimes from package-lock.json, unless they are there. */
export function installRuntimes(): void {
  const lock = readFileSync(`${HERE}package-lock.json`, "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", args, {
    cwd: HERE,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  writeFileSync(STAMP, lock);
}

/** Deno's own; its package's `bin` is a script that starts it. */
export function denoBinary(): string | undefined {
  return ["deno", "deno.exe"].map((name) => `${MODULES}/deno/${name}`).find((file) => existsSync(file));
}

/** The program of a package; undefined where npm had none for this machine. */
export function binaryOf(name: string, bin = name): string | undefined {
  const manifest = `${MODULES}/${name}/package.json`;
  if (!existsSync(manifest)) return undefined;
  const { bin: bins } = JSON.parse(readFileSync(manifest, "utf8")) as {
    bin: Record<string, string> | string;
  };
  const path = typeof bins === "string" ? bins : bins[bin];
  const file = path && `${MODULES}/${name}/${path}`;
  return file && existsSync(file) ? file : undefined;
}

/** The package of a Node that npm has for this machine. */
export function nodePackage(id: string): string | undefined {
  return existsSync(MODULES) ? readdirSync(MODULES).find((folder) => folder.startsWith(`${id}-`)) : undefined;
}

export function nodeBinary(major: number): string | undefined {
  const name = nodePackage(`node-${major}`);
  return name && binaryOf(name, "node");
}

/** The version of a package that is installed. */
export function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`${MODULES}/${name}/package.json`, "utf8")) as { version: string }).version;
}
