import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { START } from "./groups.ts";
import { FOLDER, LANGUAGES, type Language } from "./language.ts";

const ROOT = new URL("../../", import.meta.url);

/** Where typedoc writes the reference of the API, in English alone. */
export const API = "site/.api/";
const DOCS = "docs/";
const OWN = "site/own/";
const READMES: Readonly<Record<Language, string>> = { en: "README.md", zh: "README.zh-CN.md" };

/** A file of the repository and the page that it becomes. */
export interface Source {
  readonly file: string;
  /** Such as `tokens.md` and `zh/tokens.md`. */
  readonly page: string;
}

/** The sources of all pages. */
export function sources(): readonly Source[] {
  return LANGUAGES.flatMap((language) => {
    const folder = FOLDER[language];
    const inFolder = (of: string, name: string) => ({
      file: `${of}${folder}${name}`,
      page: `${folder}${name}`,
    });
    return [
      { file: READMES[language], page: `${folder}${START}.md` },
      ...filesIn(`${DOCS}${folder}`, ".md").map((name) => inFolder(DOCS, name)),
      ...filesIn(`${OWN}${folder}`, ".md").map((name) => inFolder(OWN, name)),
      ...filesIn(API, ".md").map((name) => ({ file: `${API}${name}`, page: `${folder}api/${name}` })),
    ];
  });
}

/** Files of docs/ that are no pages: pictures, and what one downloads. */
export function assets(): readonly string[] {
  const folders = LANGUAGES.map((language) => `${DOCS}${FOLDER[language]}`);
  return folders.flatMap((folder) => filesIn(folder, ".svg", ".json").map((name) => `${folder}${name}`));
}

/** Where the site has such a file: `terminal.svg`, `zh/terminal.svg`. */
export function assetPath(file: string): string {
  return file.slice(DOCS.length);
}

export function textOf(file: string): string {
  return readFileSync(new URL(file, ROOT), "utf8");
}

export function pathOf(file: string): string {
  return fileURLToPath(new URL(file, ROOT));
}

/** The text of a page's first heading. */
export function titleOf(file: string): string {
  const [, heading = ""] = /^# (.+)$/m.exec(textOf(file)) ?? [];
  if (heading === "") throw new Error(`${file} has no heading`);
  return heading.replace(/[`*\\]/g, "").trim();
}

function filesIn(folder: string, ...extensions: readonly string[]): string[] {
  const path = pathOf(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => extensions.some((extension) => name.endsWith(extension)))
    .sort();
}
