import type { ErrcodeEntry } from "../../../errcodes/entry.ts";
import { codesOfErrmsg } from "./errmsg.ts";
import { usualCodes, withSynonyms } from "./synonyms.ts";

/** The result of a query: entries to explain, a list of matches, or nothing. */
export interface Found {
  readonly kind: "explained" | "listed" | "unknown";
  readonly entries: readonly ErrcodeEntry[];
  /** The unknown numbers of a query with several numbers, or of a log line. */
  readonly missing?: readonly number[];
}

/**
 * Finds errcodes by number, by name in any notation, or by words in the name and in the texts of both languages.
 * Returns all meanings of a number, and a list when several entries match the words.
 */
export function find(query: string, errcodes: readonly ErrcodeEntry[]): Found {
  const codes = parseCodes(query) ?? statedCodes(query, errcodes);
  if (codes) {
    const missing = codes.filter((code) => !errcodes.some((entry) => entry.code === code));
    const isUnknown = missing.length > 0 && (codes.length > 1 || parseCodes(query) === undefined);
    return { ...explained(withCodes(codes, errcodes)), ...(isUnknown && { missing }) };
  }
  const letters = normalize(query);
  if (letters === "") return explained([]);
  const named = errcodes.filter((entry) => namesOf(entry).some((name) => normalize(name) === letters));
  // WeChat's "system error" is -1, and SYSTEM_ERROR is -1000: both are explained.
  const sent = withCodes(codesOfErrmsg(query), errcodes);
  const meant = named.some((entry) => sent.includes(entry)) ? named : [...sent, ...named];
  if (meant.length > 0) return explained(meant);
  const searched = withSynonyms(query).flatMap((words) => search(words, errcodes));
  const entries = [...new Set([...withCodes(usualCodes(query), errcodes), ...searched])];
  if (entries.length === 0) return explained(extractCodes(query, errcodes));
  return entries.length > 1 ? { kind: "listed", entries } : explained(entries);
}

/**
 * The codes that a pasted log line calls so, whatever other numbers are in it: `errcode=40164`, `"errcode":40164`, or
 * `40164 IP_NOT_WHITELISTED`, as in the plugin's own messages.
 */
function statedCodes(query: string, errcodes: readonly ErrcodeEntry[]): number[] | undefined {
  const text = query.normalize("NFKC");
  const labelled = text.matchAll(/errcode\W{0,3}?[\s:=]{1,3}["']?(-?\d+)/gi);
  const named = [...text.matchAll(/(?<![\w.-])(-?\d+) ([A-Z][A-Z0-9_]+)\b/g)].filter(([, code, name]) =>
    errcodes.some((entry) => entry.code === Number(code) && namesOf(entry).some((known) => known === name)),
  );
  const codes = [...labelled, ...named].map(([, code]) => Number(code));
  // A success beside a failure says nothing.
  const failures = codes.filter((code) => code !== 0);
  const stated = [...new Set(failures.length > 0 ? failures : codes)];
  return stated.length > 0 ? stated : undefined;
}

function explained(entries: readonly ErrcodeEntry[]): Found {
  return { kind: entries.length > 0 ? "explained" : "unknown", entries };
}

/** Parses a query that is a single number. */
export function parseCode(query: string): number | undefined {
  const codes = parseCodes(query);
  return codes?.length === 1 ? codes[0] : undefined;
}

/** Parses a query that contains only numbers, without duplicates. */
function parseCodes(query: string): number[] | undefined {
  const text = query.normalize("NFKC");
  if (!/^[\s,、;]*-?\d+(?:[\s,、;]+-?\d+)*[\s,、;]*$/.test(text)) return undefined;
  return [...new Set(text.match(/-?\d+/g)?.map(Number))];
}

/** Finds known codes in pasted text, such as `errcode: 40164`. */
function extractCodes(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const found = query.normalize("NFKC").match(/(?<![\w.-])(?:-1|\d{5,7})(?![\w-]|\.\d)/g) ?? [];
  return withCodes([...new Set(found.map(Number))], errcodes);
}

function withCodes(codes: readonly number[], errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  return codes.flatMap((code) => errcodes.filter((entry) => entry.code === code));
}

/** The name of today, and those that it replaced. */
function namesOf({ name, aliases = [] }: ErrcodeEntry): readonly string[] {
  return [name, ...aliases];
}

/** Removes case and separators, so that `invalid openid` equals `INVALID_OPENID`. */
export function normalize(text: string): string {
  return toLower(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function toLower(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Ranks matches in names before matches in meanings, and these before matches in hints. */
function search(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const letters = normalize(query);
  const words = toLower(query).match(/[\p{L}\p{N}_]+/gu) ?? [];
  const has = (text: string) => words.every((word) => text.includes(word));

  const ranked = errcodes.map((entry) => {
    const { zh, en, hint } = entry;
    const inName = toLower(namesOf(entry).join(" "));
    const inMeaning = toLower(`${inName} ${zh} ${en}`);
    const inAll = toLower(`${inMeaning} ${hint?.zh ?? ""} ${hint?.en ?? ""}`);
    const isPartOfName = namesOf(entry).some((name) => normalize(name).includes(letters));
    return { entry, rank: isPartOfName ? 0 : [inName, inMeaning, inAll].findIndex(has) };
  });
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
