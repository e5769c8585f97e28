import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { anchorOf } from "../../scripts/errcode-page.ts";
import { endpoints } from "../../src/endpoints/index.ts";
import { errcodes } from "../../src/errcodes/index.ts";
import { type Language, languageOf } from "../pages/language.ts";

/**
 * What the search finds on a page: what is on it, and for the two tables also their rows, which are not in the page's HTML.
 * The landing page repeats another one.
 */
export async function searchable(markdown: string, env: MarkdownEnv, md: MarkdownRenderer): Promise<string> {
  const html = await md.renderAsync(markdown, env);
  const { relativePath } = env;
  if (relativePath.endsWith("index.md") && !relativePath.includes("api/")) return "";
  const language = languageOf(relativePath);
  if (relativePath.endsWith("errcodes.md")) return html + errcodeSections(language);
  if (relativePath.endsWith("endpoints.md")) return html + endpointSections();
  return html;
}

function errcodeSections(language: Language): string {
  return errcodes
    .map((entry) => section(`${entry.code} ${entry.name}`, anchorOf(entry), entry[language]))
    .join("");
}

function endpointSections(): string {
  const paths = new Set(endpoints.map(({ path }) => path));
  return [...paths].map((path) => section(path, path, "")).join("");
}

/** As VitePress writes a heading with an anchor, by which it splits a page. */
function section(title: string, anchor: string, text: string): string {
  return `<h2>${escaped(title)} <a class="header-anchor" href="#${anchor}"></a></h2>\n<p>${escaped(text)}</p>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
