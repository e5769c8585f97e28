import { readdirSync, readFileSync } from "node:fs";

/** The two languages of one page. */
export type Page = readonly [english: string, chinese: string];

const root = new URL("../../", import.meta.url);

const markdownIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `${folder === "./" ? "" : folder}${name}`);

/** Every document of the repository, by its path. */
export const documents: readonly string[] = ["./", "docs/", "docs/zh/", "examples/", "decisions/"].flatMap(
  markdownIn,
);

/** The pages that exist in both languages, the READMEs first. */
export const pages: readonly Page[] = documents.flatMap((chinese): Page[] => {
  const english = chinese.replace(/\.zh-CN\.md$/, ".md").replace(/^docs\/zh\//, "docs/");
  return english === chinese ? [] : [[english, chinese]];
});

export function textOf(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}
