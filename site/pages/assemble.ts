import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { REPOSITORY } from "../../scripts/repository.ts";
import { pageText } from "./adapt.ts";
import { languageOf } from "./language.ts";
import type { Targets } from "./links.ts";
import { assetPath, assets, pathOf, type Source, sources, textOf } from "./sources.ts";

/** Where VitePress finds the pages. */
export const PAGES = pathOf("site/.pages/");

/**
 * Writes the pages of the site, made of README, docs/ and site/own, into a folder of their own. A file whose text stays the
 * same is not written again, so that the development server reloads only what changed.
 */
export function assemble(): void {
  const pages = sources();
  const files = assets();
  const targets = { ...targetsOf(pages, files), repository: REPOSITORY };
  const written = pages.map((source) => write(source.page, pageText(source, pages, targets)));
  const copied = files.map((file) => write(join("public", assetPath(file)), textOf(file)));
  removeAllBut(new Set([...written, ...copied]));
}

/** What links of these pages can lead to. */
export function targetsOf(pages: readonly Source[], files: readonly string[]): Omit<Targets, "repository"> {
  return {
    pageOf: (file, language) => {
      const found = pages.filter((source) => source.file === file).map(({ page }) => page);
      return found.find((page) => languageOf(page) === language) ?? found[0];
    },
    assetOf: (file) => (files.includes(file) ? assetPath(file) : undefined),
  };
}

function write(name: string, text: string): string {
  const file = join(PAGES, name);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return name;
}

/** Pages of files that are gone would stay. */
function removeAllBut(names: ReadonlySet<string>): void {
  for (const entry of readdirSync(PAGES, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !names.has(relative(PAGES, file))) rmSync(file);
  }
}
