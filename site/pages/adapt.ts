import { endpointOpening } from "../../scripts/endpoint-page.ts";
import { endpointWordsOf } from "../../scripts/endpoint-page-words.ts";
import { errcodeProse } from "../../scripts/errcode-page.ts";
import { endpoints } from "../../src/endpoints/index.ts";
import { errcodes } from "../../src/errcodes/index.ts";
import { START, TITLES } from "./groups.ts";
import { FOLDER, LANGUAGES, type Language, languageOf } from "./language.ts";
import { type Targets, withSiteLinks } from "./links.ts";
import { API, type Source, textOf } from "./sources.ts";

/** Where the landing page has the beginning of the README. */
const README = "<!-- the beginning of the README -->";
/** What VitePress is told of a page of the API reference. */
const API_PAGE = "---\npageClass: api\n---\n\n";
/** The link to the other language, which each page of the site has in its bar. */
const OTHER_LANGUAGE = /^\[(?:简体中文|English)\]\([^)]*\)(?: · )?/m;

/** The text of a page of the site. */
export function pageText({ file, page }: Source, sources: readonly Source[], targets: Targets): string {
  const [before = "", after] = (generatedText(page) ?? textOf(file)).split(README);
  const own = withSiteLinks(forSite(before, languageOf(page)), { file, page }, targets);
  if (after === undefined) return file.startsWith(API) ? `${API_PAGE}${own}` : own;
  const readme = sources.find((source) => source.page === page.replace("index", "start"));
  if (readme === undefined) throw new Error(`there is no README for ${page}`);
  const beginning = beginningOf(forSite(textOf(readme.file), languageOf(page)));
  return `${own}${withSiteLinks(beginning, { file: readme.file, page }, targets)}${after}`;
}

/** On the site, the README is a page like the others. */
function forSite(markdown: string, language: Language): string {
  const title = TITLES[START]?.[language] ?? "README";
  return markdown.replace(OTHER_LANGUAGE, "").replace("[README](", `[${title}](`);
}

/** Between the heading of a README and its first section. */
function beginningOf(readme: string): string {
  const [beginning = ""] = readme.split(/^## /m, 1);
  return beginning.replace(/^# .*$/m, "").trim();
}

/** The two pages of tables: on the site, a component shows the rows. */
function generatedText(page: string): string | undefined {
  for (const language of LANGUAGES) {
    if (page === `${FOLDER[language]}errcodes.md`) return errcodesText(language);
    if (page === `${FOLDER[language]}endpoints.md`) return endpointsText(language);
  }
  return undefined;
}

function errcodesText(language: Language): string {
  const { opening, closing } = errcodeProse(errcodes, language);
  return [...opening, "<ErrcodeTable />", ...closing].join("\n\n");
}

function endpointsText(language: Language): string {
  const { legend } = endpointWordsOf(language);
  return [endpointOpening(endpoints.length, language), "<EndpointTable />", legend].join("\n\n");
}
