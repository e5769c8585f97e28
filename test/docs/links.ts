import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { githubAnchor } from "../../scripts/github-anchor.ts";

const FENCED = /^```[\s\S]*?^```$/gm;
const COMMENT = /<!--[\s\S]*?-->/g;
const INLINE_CODE = /`[^`\n]*`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;
const NAMED_PLACE = /<a id="([^"]+)">/g;
const ELSEWHERE = /^(?:https?|mailto):/;

/** Links within the repository that lead nowhere: to no file, or to no place in a document. */
export function deadLinksOf(file: string): string[] {
  const place = new URL(`../../${file}`, import.meta.url);
  const prose = proseOf(place).replace(INLINE_CODE, "");
  const links = [...prose.matchAll(LINK)].map(([, link = ""]) => link);
  return links.filter((link) => !ELSEWHERE.test(link) && !leadsSomewhere(new URL(link, place)));
}

function leadsSomewhere(target: URL): boolean {
  const anchor = decodeURIComponent(target.hash.slice(1));
  target.hash = "";
  if (!existsSync(fileURLToPath(target))) return false;
  return anchor === "" || anchorsOf(target).has(anchor);
}

/** The places of a document that a link can name, as GitHub makes them: a heading that comes again gets a number. */
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

/** Without what is shown as it stands: a comment in a shell command is no heading. */
function proseOf(document: URL): string {
  return readFileSync(document, "utf8").replace(FENCED, "").replace(COMMENT, "");
}
