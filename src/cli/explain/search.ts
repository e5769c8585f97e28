import type { ErrcodeEntry } from "../../errcodes/entry.ts";

/** What a query finds: entries to be explained in full, a list of those that have its words, or nothing. */
export interface Found {
  readonly kind: "explained" | "listed" | "unknown";
  readonly entries: readonly ErrcodeEntry[];
  /** Of several numbers, those that are not there. */
  readonly missing?: readonly number[];
}

/**
 * Looks for an errcode by its number, by its name however it is written, or by words, which may stand in its name and in
 * its texts of both languages. A number has all its meanings explained; several matches of words make a list.
 */
export function find(query: string, errcodes: readonly ErrcodeEntry[]): Found {
  const codes = codesIn(query);
  if (codes) {
    const missing = codes.filter((code) => !errcodes.some((entry) => entry.code === code));
    return {
      ...explained(withCodes(codes, errcodes)),
      ...(codes.length > 1 && missing.length > 0 && { missing }),
    };
  }
  const letters = lettersOf(query);
  if (letters === "") return explained([]);
  const named = errcodes.filter((entry) => lettersOf(entry.name) === letters);
  if (named.length > 0) return explained(named);
  const entries = search(query, errcodes);
  if (entries.length === 0) return explained(codedIn(query, errcodes));
  return entries.length > 1 ? { kind: "listed", entries } : explained(entries);
}

function explained(entries: readonly ErrcodeEntry[]): Found {
  return { kind: entries.length > 0 ? "explained" : "unknown", entries };
}

/** The number that a query is, if it is one. */
export function codeIn(query: string): number | undefined {
  const codes = codesIn(query);
  return codes?.length === 1 ? codes[0] : undefined;
}

/** The numbers that a query is made of, each once, if it is nothing else. */
function codesIn(query: string): number[] | undefined {
  const text = query.normalize("NFKC");
  if (!/^[\s,、;]*-?\d+(?:[\s,、;]+-?\d+)*[\s,、;]*$/.test(text)) return undefined;
  return [...new Set(text.match(/-?\d+/g)?.map(Number))];
}

/** A pasted piece of a log, such as `errcode: 40164`: whatever it says besides, its code is in the catalogue. */
function codedIn(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const found = query.normalize("NFKC").match(/(?<![\w.-])(?:-1|\d{5,7})(?![\w-]|\.\d)/g) ?? [];
  return withCodes([...new Set(found.map(Number))], errcodes);
}

function withCodes(codes: readonly number[], errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  return codes.flatMap((code) => errcodes.filter((entry) => entry.code === code));
}

/** Without case, blanks, underscores and the like: `invalid openid` and `INVALID_OPENID` are the same name. */
export function lettersOf(text: string): string {
  return inSmall(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function inSmall(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Those whose name has the words come first, then those whose meaning has them, then the others. */
function search(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const letters = lettersOf(query);
  const words = inSmall(query).match(/[\p{L}\p{N}_]+/gu) ?? [];
  const has = (text: string) => words.every((word) => text.includes(word));

  const ranked = errcodes.map((entry) => {
    const { name, zh, en, hint } = entry;
    const inName = inSmall(name);
    const inMeaning = inSmall(`${inName} ${zh} ${en}`);
    const inAll = inSmall(`${inMeaning} ${hint?.zh ?? ""} ${hint?.en ?? ""}`);
    const isPartOfName = lettersOf(name).includes(letters);
    return { entry, rank: isPartOfName ? 0 : [inName, inMeaning, inAll].findIndex(has) };
  });
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
