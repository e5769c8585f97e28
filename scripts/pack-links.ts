// Before `npm pack`, rewrites the links of the pages that ship to what does not; with --restore, undoes it after.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packedPage } from "./packed-links.ts";
import { REPOSITORY } from "./repository.ts";

/** npm runs its scripts in the folder of the package. */
const ROOT = process.cwd();
/** The pages as they were. */
const BACKUP = join(ROOT, "node_modules/.cache/axios-wechat-pages");

function shippedFiles(): string[] {
  const report = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return JSON.parse(report)[0].files.map(({ path }: { path: string }) => path);
}

function restore(): void {
  if (!existsSync(BACKUP)) return;
  for (const page of JSON.parse(readFileSync(join(BACKUP, "pages.json"), "utf8")) as string[])
    renameSync(join(BACKUP, page), join(ROOT, page));
  rmSync(BACKUP, { recursive: true });
}

function rewrite(): void {
  const shipped = new Set(shippedFiles());
  const pages = [...shipped].filter((file) => file.endsWith(".md"));
  for (const page of pages) {
    const text = readFileSync(join(ROOT, page), "utf8");
    const copy = join(BACKUP, page);
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
    writeFileSync(
      join(ROOT, page),
      packedPage(text, page, (file) => shipped.has(file), REPOSITORY),
    );
  }
  writeFileSync(join(BACKUP, "pages.json"), JSON.stringify(pages));
}

// Also undoes what an interrupted run has left.
restore();
if (!process.argv.includes("--restore")) rewrite();
