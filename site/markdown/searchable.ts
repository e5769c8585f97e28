import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { anchorOf } from "../../scripts/errcode-page.ts";
import { endpoints } from "../../src/endpoints/index.ts";
import { errcodes } from "../../src/errcodes/index.ts";
import { FOLDER, type Language, languageOf } from "../pages/language.ts";

/**
 * What the search finds on a page: what is on it, and for the two tables also their rows, which are not in the page's HTML.
 * The landing page repeats another one.
 */
export async function searchable(markdown: string, env: MarkdownEnv, md: MarkdownRenderer): Promise<string> {
  const language = languageOf(env.relativePath);
  const page = env.relativePath.slice(FOLDER[language].length);
  if (page === "index.md") return "";
  const html = await md.renderAsync(markdown, env);
  if (page === "errcodes.md") return html + errcodeSections(language);
  if (page === "endpoints.md") return html + endpointSections();
  return html.replace(RUBRIC, "<p>$1</p>");
}

/** Headings that each name of the API reference has: nobody looks for them. */
const RUBRIC =
  /<h[4-6][^>]*>((?:Call Signature|Constructors?|Default|Example|Extended by|Extends|Inherited from|Overrides|Parameters|Properties|Returns|See|Throws|Type Declaration|Type Parameters) )<a[^>]*>.*?<\/a><\/h[4-6]>/g;

function errcodeSections(language: Language): string {
  return errcodes
    .map((entry) => section(`${entry.code} ${entry.name}: ${entry[language]}`, anchorOf(entry)))
    .join("");
}

function endpointSections(): string {
  const paths = new Set(endpoints.map(({ path }) => path));
  return [...paths].map((path) => section(path, path)).join("");
}

/** As VitePress writes a heading with an anchor, by which it splits a page; of the first level, so that it has no parents. */
function section(title: string, anchor: string): string {
  return `<h1>${escaped(title)} <a class="header-anchor" href="#${anchor}"></a></h1>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
