import type { ErrcodeEntry } from "../../errcodes/entry.ts";

/** The result of a query: entries to explain, a list of matches, or nothing. */
export interface Found {
  readonly kind: "explained" | "listed" | "unknown";
  readonly entries: readonly ErrcodeEntry[];
  /** The unknown numbers of a query with several numbers. */
  readonly missing?: readonly number[];
}

/**
 * Finds errcodes by number, by name in any notation, or by words in the name and in the texts of both languages.
 * Returns all meanings of a number, and a list when several entries match the words.
 */
export function find(query: string, errcodes: readonly ErrcodeEntry[]): Found {
  const codes = parseCodes(query);
  if (codes) {
    const missing = codes.filter((code) => !errcodes.some((entry) => entry.code === code));
    return {
      ...explained(withCodes(codes, errcodes)),
      ...(codes.length > 1 && missing.length > 0 && { missing }),
    };
  }
  const letters = normalize(query);
  if (letters === "") return explained([]);
  const named = errcodes.filter((entry) => normalize(entry.name) === letters);
  if (named.length > 0) return explained(named);
  const entries = search(query, errcodes);
  if (entries.length === 0) return explained(extractCodes(query, errcodes));
  return entries.length > 1 ? { kind: "listed", entries } : explained(entries);
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
    const { name, zh, en, hint } = entry;
    const inName = toLower(name);
    const inMeaning = toLower(`${inName} ${zh} ${en}`);
    const inAll = toLower(`${inMeaning} ${hint?.zh ?? ""} ${hint?.en ?? ""}`);
    const isPartOfName = normalize(name).includes(letters);
    return { entry, rank: isPartOfName ? 0 : [inName, inMeaning, inAll].findIndex(has) };
  });
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
