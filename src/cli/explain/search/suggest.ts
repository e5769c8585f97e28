import { distance } from "fastest-levenshtein";
import type { ErrcodeEntry } from "../../../errcodes/entry.ts";
import { normalize, parseCode } from "./find.ts";

const MAX_SUGGESTIONS = 5;
/** The minimum similarity, relative to the best match. */
const MIN_SHARE = 0.75;

/** Suggests entries for a query without a match, best first. */
export function suggest(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const code = parseCode(query);
  const suggestions = code === undefined ? similarWords(query, errcodes) : similarDigits(code, errcodes);
  return suggestions.slice(0, MAX_SUGGESTIONS);
}

/** Sorts by the number of different digits, then by distance. */
function similarDigits(code: number, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const digitDistance = (entry: ErrcodeEntry) => distance(String(code), String(entry.code));
  const difference = (entry: ErrcodeEntry) => Math.abs(code - entry.code);
  return errcodes.toSorted((a, b) => digitDistance(a) - digitDistance(b) || difference(a) - difference(b));
}

function similarWords(query: string, errcodes: readonly ErrcodeEntry[]): ErrcodeEntry[] {
  const letters = normalize(query);
  const words = query
    .split(/[\s_]+/)
    .map(normalize)
    .filter(Boolean);
  const pairs = chinesePairs(query);

  const scoreOf = ({ name, zh }: ErrcodeEntry) => {
    const parts = name.split("_").map(normalize);
    const wordByWord = words.map((word) => Math.max(...parts.map((part) => similarity(word, part))));
    const shared = pairs.map((pair) => (zh.includes(pair) ? 1 : 0));
    return Math.max(similarity(letters, normalize(name)), mean(wordByWord), mean(shared));
  };
  const candidates = errcodes
    .map((entry) => ({ entry, score: scoreOf(entry) }))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score);
  const minScore = MIN_SHARE * (candidates[0]?.score ?? 0);
  return candidates.filter((candidate) => candidate.score >= minScore).map(({ entry }) => entry);
}

/** Returns 1 for equal texts, 0 when every letter differs. */
function similarity(one: string, other: string): number {
  return 1 - distance(one, other) / Math.max(one.length, other.length);
}

/** Chinese has no spaces between words, but most words have two characters. */
function chinesePairs(text: string): string[] {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
