import { existsSync, readFileSync } from "node:fs";

const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;
const ELSEWHERE = /^https?:/;

/** Links within the repository that lead nowhere. */
export function deadLinksOf(file: string): string[] {
  const place = new URL(`../../${file}`, import.meta.url);
  const markdown = readFileSync(place, "utf8");
  const anchors = new Set([...markdown.matchAll(HEADING)].map(([, heading = ""]) => anchorOf(heading)));
  const links = [...markdown.matchAll(LINK)].map(([, link = ""]) => link);
  return links.filter((link) => {
    if (ELSEWHERE.test(link)) return false;
    return link.startsWith("#") ? !anchors.has(link.slice(1)) : !existsSync(new URL(link, place));
  });
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}
