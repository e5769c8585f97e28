import type { Range } from "./ranges.ts";

/** A text without its escapes. */
export interface Unescaped {
  readonly text: string;
  /** Where a part of it is in the text with escapes. */
  readonly toEscaped: (range: Range) => Range;
}

const LONGEST_NAME = 6;
const MOST_DIGITS = 12;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  plus: "+",
  sol: "/",
  equals: "=",
  lowbar: "_",
  hyphen: "-",
  percnt: "%",
  num: "#",
};

/** Replaces each escape with its character, once; undefined if there are none. */
export function withoutEscapes(escaped: string): Unescaped | undefined {
  // Of each escape: where it starts and ends in the text with escapes, and where its character ends in the other.
  const starts: number[] = [];
  const ends: number[] = [];
  const endsInText: number[] = [];
  let text = "";
  let copiedTo = 0;
  let length = 0;
  for (let at = nextEscape(escaped, 0); at >= 0; at = nextEscape(escaped, at)) {
    const end = endOfEscape(escaped, at);
    const character = end > at ? characterOf(escaped, at, end) : undefined;
    if (character === undefined) {
      at += 1;
      continue;
    }
    text += at > copiedTo ? escaped.slice(copiedTo, at) + character : character;
    length += at - copiedTo + character.length;
    starts.push(at);
    ends.push(end);
    endsInText.push(length);
    copiedTo = at = end;
  }
  if (starts.length === 0) return undefined;
  text += escaped.slice(copiedTo);

  /** The first escape whose character ends behind this offset. */
  function escapeBehind(offset: number): number {
    let [low, high] = [0, endsInText.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((endsInText[middle] as number) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Where the character at this offset starts, or ends. */
  function toEscapedOffset(offset: number, edges: readonly number[], behind: number): number {
    const next = escapeBehind(offset);
    const [start, end] = [starts[next], ends[next]];
    const inText = endsInText[next];
    if (start !== undefined && end !== undefined && inText !== undefined) {
      const before = next === 0 ? 0 : (ends[next - 1] as number);
      const beforeInText = next === 0 ? 0 : (endsInText[next - 1] as number);
      const plain = before + (offset - beforeInText);
      return plain >= start ? (edges[next] as number) : plain + behind;
    }
    return copiedTo + (offset - (endsInText.at(-1) as number)) + behind;
  }

  return {
    text,
    toEscaped: ([start, end]) => [toEscapedOffset(start, starts, 0), toEscapedOffset(end - 1, ends, 1)],
  };
}

const [PERCENT, AMPERSAND, BACKSLASH] = [0x25, 0x26, 0x5c];

// By hand: an expression takes ten times as long for a text that is full of escapes.

function nextEscape(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === PERCENT || code === AMPERSAND || code === BACKSLASH) return at;
  }
  return -1;
}

/** Where the escape at this place ends; the place itself for none. */
function endOfEscape(text: string, at: number): number {
  const next = text[at + 1] ?? "";
  switch (text.charCodeAt(at)) {
    case PERCENT: {
      const byte = byteAt(text, at);
      if (byte < 0x80) return byte < 0 ? at : at + 3;
      let end = at + 3;
      // The other bytes of one character in UTF-8.
      while (end < at + 12 && (byteAt(text, end) & 0xc0) === 0x80) end += 3;
      return end;
    }
    case AMPERSAND: {
      let end = at + 1;
      const longest = at + (next === "#" ? MOST_DIGITS : LONGEST_NAME) + 2;
      while (end < longest && isWordOrHash(text.charCodeAt(end))) end += 1;
      return text[end] === ";" ? end + 1 : next === "#" ? end : at;
    }
    default:
      if (next === "u") return at + 6;
      return next === '"' || next === "\\" || next === "/" ? at + 2 : at;
  }
}

function characterOf(text: string, at: number, end: number): string | undefined {
  switch (text.charCodeAt(at)) {
    case PERCENT:
      return end === at + 3 ? asciiOf(byteAt(text, at)) : decodedURI(text.slice(at, end));
    case AMPERSAND: {
      const name = text.slice(at + 1, text[end - 1] === ";" ? end - 1 : end);
      if (name[0] !== "#") return NAMED[name.toLowerCase()];
      return fromCodePoint(/^#x/i.test(name) ? hexOf(name.slice(2)) : decimalOf(name.slice(1)));
    }
    default:
      return end === at + 2
        ? text[at + 1]
        : fromCodePoint(end <= text.length ? hexOf(text.slice(at + 2, end)) : -1);
  }
}

function asciiOf(byte: number): string | undefined {
  return byte < 0x80 ? String.fromCharCode(byte) : undefined;
}

function decodedURI(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

function fromCodePoint(code: number): string | undefined {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const hexOf = (digits: string) => (/^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : -1);
const decimalOf = (digits: string) => (/^\d+$/.test(digits) ? Number(digits) : -1);

/** The byte that a percent sign and two hex digits stand for; -1 for none. */
function byteAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  const [high, low] = [hexDigit(text.charCodeAt(at + 1)), hexDigit(text.charCodeAt(at + 2))];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x57;
  return letter >= 10 && letter <= 15 ? letter : -1;
}

function isWordOrHash(code: number): boolean {
  return code === 0x23 || (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}
