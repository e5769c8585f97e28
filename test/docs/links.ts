import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { githubAnchor } from "../../scripts/github-anchor.ts";

const FENCED = /^```[\s\S]*?^```$/gm;
const COMMENT = /<!--[\s\S]*?-->/g;
const INLINE_CODE = /`[^`\n]*`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;
const NAMED_PLACE = /<a id="([^"]+)">/g;
const ELSEWHERE = /^(?:https?|mailto):/;

/** Broken links of a document of the repository: the file or the anchor does not exist. */
export function deadLinksOf(file: string): string[] {
  return deadLinksIn(fileURLToPath(new URL(`../../${file}`, import.meta.url)));
}

/** The same for a document anywhere. */
export function deadLinksIn(path: string): string[] {
  const place = pathToFileURL(path);
  const links = linksOf(readFileSync(place, "utf8"));
  return links.filter((link) => !ELSEWHERE.test(link) && !leadsSomewhere(new URL(link, place)));
}

export function linksOf(markdown: string): string[] {
  const prose = withoutExamples(markdown).replace(INLINE_CODE, "");
  return [...prose.matchAll(LINK)].map(([, link = ""]) => link);
}

function leadsSomewhere(target: URL): boolean {
  const anchor = decodeURIComponent(target.hash.slice(1));
  target.hash = "";
  if (!existsSync(fileURLToPath(target))) return false;
  return anchor === "" || anchorsOf(target).has(anchor);
}

/** The anchors of a document, as GitHub generates them: a repeated heading gets a number. */
function anchorsOf(document: URL): ReadonlySet<string> {
  const prose = proseOf(document);
  const anchors = new Set([...prose.matchAll(NAMED_PLACE)].map(([, name = ""]) => name));
  const seen = new Map<string, number>();
  for (const [, heading = ""] of prose.matchAll(HEADING)) {
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`);
  }
  return anchors;
}

function anchorOf(heading: string): string {
  return githubAnchor(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
}

/** Removes code blocks, because a comment in a shell command is not a heading. */
function proseOf(document: URL): string {
  return withoutExamples(readFileSync(document, "utf8"));
}

function withoutExamples(markdown: string): string {
  return markdown.replace(FENCED, "").replace(COMMENT, "");
}
