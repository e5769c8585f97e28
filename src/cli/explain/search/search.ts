import type { Endpoint } from "../../../endpoints/endpoint.ts";
import type { ErrcodeEntry } from "../../../errcodes/entry.ts";
import { errcodes } from "../../../errcodes/index.ts";
import type { Bilingual } from "../../terminal/language.ts";
import { find } from "./find.ts";
import { findEndpoints, parseRequest, searchEndpoints, suggestEndpoints } from "./find-endpoints.ts";
import { suggest } from "./suggest.ts";

/** What a query is about. It has errcodes or endpoints, not both. */
export interface SearchResult {
  readonly errcodes: readonly ErrcodeEntry[];
  readonly endpoints: readonly Endpoint[];
  /** Whether several match a word or a path, so that each gets one line instead of an explanation. */
  readonly isList: boolean;
  readonly unknown: readonly Unknown[];
}

/** A part of a query that is not known. */
export interface Unknown {
  readonly text: string;
  readonly reason: Bilingual;
  /** What to do about it, or a heading for the closest matches. */
  readonly advice?: Bilingual;
  /** The closest matches: endpoints for a path, else errcodes. */
  readonly endpoints: readonly Endpoint[];
  readonly errcodes: readonly ErrcodeEntry[];
}

const NOTHING: SearchResult = { errcodes: [], endpoints: [], isList: false, unknown: [] };

/**
 * Searches the catalog and the endpoint table for a code, a name, words, an errmsg, a line of a log, or a path. It needs
 * nothing of Node: the documentation site runs it, too.
 */
export function searchFor(query: string): SearchResult {
  const request = parseRequest(query);
  const found = request && findEndpoints(request);
  if (found?.length) return withEndpoints(found);
  if (request?.isCertain) return { ...NOTHING, unknown: [unknownPath(request.path)] };

  const { kind, entries, missing = kind === "unknown" ? [query] : [] } = find(query, errcodes);
  const byWord = kind === "unknown" ? searchEndpoints(query) : [];
  if (byWord.length > 0) return withEndpoints(byWord);
  const unknown = missing.map((one) => unknownErrcode(String(one)));
  return { ...NOTHING, errcodes: entries, isList: kind === "listed", unknown };
}

/** A path has at most two rows, one for each method. */
function withEndpoints(endpoints: readonly Endpoint[]): SearchResult {
  return { ...NOTHING, endpoints, isList: endpoints.some(({ path }) => path !== endpoints[0]?.path) };
}

function unknownPath(text: string): Unknown {
  const closest = suggestEndpoints(text);
  const unknown = { text, reason: UNKNOWN_PATH, endpoints: closest, errcodes: [] };
  return closest.length > 0 ? { ...unknown, advice: CLOSEST_PATHS } : unknown;
}

function unknownErrcode(text: string): Unknown {
  const closest = suggest(text, errcodes);
  const advice = closest.length > 0 ? CLOSEST : TRY_A_WORD;
  return { text, reason: UNKNOWN, advice, endpoints: [], errcodes: closest };
}

const UNKNOWN: Bilingual = { en: "not in the catalog", zh: "没有收录" };
const UNKNOWN_PATH: Bilingual = { en: "not in the endpoint table", zh: "接口表没有收录" };
const CLOSEST_PATHS: Bilingual = { en: "Closest matches:", zh: "最接近的接口：" };
const CLOSEST: Bilingual = { en: "Closest matches:", zh: "最接近的返回码：" };
const TRY_A_WORD: Bilingual = {
  en: "Try a word, such as openid or token.",
  zh: "可以换个关键词，例如 openid、白名单。",
};
