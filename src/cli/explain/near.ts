import { distance } from "fastest-levenshtein";
import type { ErrcodeEntry } from "../../errcodes/entry.ts";
import { codeIn, lettersOf } from "./search.ts";

const MOST_OFFERED = 5;
/** What is less alike than this share of the best one only hides it. */
const LEAST_SHARE = 0.75;

/** What may have been meant by a query that nothing matches, the likeliest first. */
export function nearOnes(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const code = codeIn(query);
  const near = code === undefined ? nearInWords(query, errcodes) : nearInDigits(code, errcodes);
  return near.slice(0, MOST_OFFERED);
}

/** Numbers with the fewest other digits, the closest of these first. There is always a nearest. */
function nearInDigits(code: number, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const differing = (entry: ErrcodeEntry) => distance(String(code), String(entry.code));
  const away = (entry: ErrcodeEntry) => Math.abs(code - entry.code);
  return errcodes.toSorted((a, b) => differing(a) - differing(b) || away(a) - away(b));
}

function nearInWords(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const letters = lettersOf(query);
  const words = query
    .split(/[\s_]+/)
    .map(lettersOf)
    .filter(Boolean);
  const pairs = chinesePairs(query);

  const likeness = ({ name, zh }: ErrcodeEntry) => {
    const parts = name.split("_").map(lettersOf);
    const wordByWord = words.map((word) => Math.max(...parts.map((part) => alike(word, part))));
    const shared = pairs.map((pair) => (zh.includes(pair) ? 1 : 0));
    return Math.max(alike(letters, lettersOf(name)), mean(wordByWord), mean(shared));
  };
  const candidates = errcodes
    .map((entry) => ({ entry, likeness: likeness(entry) }))
    .filter((candidate) => candidate.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const least = LEAST_SHARE * (candidates[0]?.likeness ?? 0);
  return candidates.filter((candidate) => candidate.likeness >= least).map(({ entry }) => entry);
}

/** 1 for the same text, 0 when every letter differs. */
function alike(one: string, other: string): number {
  return 1 - distance(one, other) / Math.max(one.length, other.length);
}

/** Chinese leaves no blanks between words, but most words have two characters. */
function chinesePairs(text: string): string[] {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
