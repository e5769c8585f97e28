import { posix } from "node:path";
import { addressOf, namedInRepository } from "../../scripts/repository.ts";
import { type Language, languageOf } from "./language.ts";

/** What a link can lead to. */
export interface Targets {
  /**
   * The page that a file of the repository becomes, such as `zh/tokens.md`; undefined for none. A page of the API reference
   * is there once for each language.
   */
  readonly pageOf: (file: string, language: Language) => string | undefined;
  /** Where the site has a file of docs/ that it serves as it is, such as a picture; undefined for none. */
  readonly assetOf: (file: string) => string | undefined;
  readonly repository: string | undefined;
}

/** A text that stands on a page of the site and comes from a file of the repository. */
export interface Place {
  readonly file: string;
  readonly page: string;
}

const CODE = /^ *```[^\n]*\n[\s\S]*?^ *```$|<!--[\s\S]*?-->|(`+)(?:(?!\n\n)[\s\S])*?\1/;
const LINK = /(?<mark>!?)\[(?<text>(?:`[^`\n]*`|[^[\]`])*)\]\((?<target>[^)\s]+)\)/;
const ATTRIBUTE = /(?<name>\b(?:src|srcset|href)=)"(?<value>[^"]+)"/;
const PARTS = new RegExp(`${CODE.source}|${LINK.source}|${ATTRIBUTE.source}`, "gm");
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** The text with links that work on the site. Code is left as it is. */
export function withSiteLinks(markdown: string, place: Place, targets: Targets): string {
  return markdown.replace(PARTS, (whole: string, ...rest) => {
    const { mark = "", text = "", target, name, value } = rest.at(-1) as Record<string, string | undefined>;
    if (value !== undefined) return `${name}"${targetOf(value, place, targets) ?? value}"`;
    if (target === undefined) return whole;
    const found = targetOf(target, place, targets);
    return found === undefined
      ? namedInRepository(text, fileOf(target, place.file), languageOf(place.page))
      : `${mark}[${text}](${found})`;
  });
}

/** Undefined for a file that only the repository has, while that has no address. */
function targetOf(target: string, { file, page }: Place, targets: Targets): string | undefined {
  if (ELSEWHERE.test(target)) return target;
  const [, anchor = ""] = /(#.*)?$/.exec(target) ?? [];
  const wanted = target.startsWith("#") ? file : fileOf(target, file);
  const other = targets.pageOf(wanted, languageOf(page));
  if (other === page && anchor) return anchor;
  if (other !== undefined) return `${relative(page, other)}${anchor}`;
  const asset = targets.assetOf(wanted);
  if (asset !== undefined) return `/${asset}`;
  const address = addressOf(wanted, targets.repository);
  return address && `${address}${anchor}`;
}

/** The file of the repository that a relative link leads to. */
function fileOf(target: string, file: string): string {
  return posix.join(posix.dirname(file), target.replace(/#.*$/, "")).replace(/\/$/, "");
}

function relative(page: string, other: string): string {
  return posix.relative(posix.dirname(page), other);
}
