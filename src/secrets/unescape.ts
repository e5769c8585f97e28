import type { Range } from "./ranges.ts";

/** A text without its escapes. */
export interface Unescaped {
  readonly text: string;
  /** Where a part of it is in the text with escapes. */
  readonly toEscaped: (range: Range) => Range;
}

const MAX_NAME_LENGTH = 6;
const MAX_DIGITS = 12;
/** By a number that the letters of the name make. */
const NAMED: ReadonlyMap<number, number> = new Map(
  Object.entries({
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
  }).map(([name, character]) => [
    Array.from(name).reduce((key, letter) => withLetter(key, letter.charCodeAt(0)), 0),
    character.charCodeAt(0),
  ]),
);
/** How many characters are made in one go: more would overflow the call stack. */
const AT_ONCE = 4_096;

const [PERCENT, AMPERSAND, BACKSLASH, SEMICOLON, HASH] = [0x25, 0x26, 0x5c, 0x3b, 0x23];

/** Replaces each escape with its character, once; undefined if there are none. */
export function withoutEscapes(escaped: string): Unescaped | undefined {
  // Arrays of numbers, filled by hand: a text may be full of escapes, and a string for each takes several times as long.
  const units = new Uint16Array(escaped.length);
  const starts = new Uint32Array(escaped.length + 1);
  let length = 0;
  for (let at = 0; at < escaped.length; ) {
    const code = escaped.charCodeAt(at);
    const found = mayStart(code) ? escapeAt(escaped, at, code) : 0;
    const character = found === 0 ? code : characterOf(found);
    starts[length] = at;
    if (character > 0xffff) {
      units[length] = 0xd800 + ((character - 0x10000) >> 10);
      length += 1;
      starts[length] = at;
      units[length] = 0xdc00 + (character & 0x3ff);
    } else {
      units[length] = character;
    }
    length += 1;
    at += found === 0 ? 1 : lengthOf(found);
  }
  if (length === escaped.length) return undefined;
  starts[length] = escaped.length;

  return {
    text: textOf(units.subarray(0, length)),
    toEscaped: ([start, end]) => {
      let next = end;
      // The second half of a surrogate pair starts where the first does.
      while (next < length && starts[next] === starts[end - 1]) next += 1;
      return [starts[start] as number, starts[next] as number];
    },
  };
}

function textOf(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += AT_ONCE) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + AT_ONCE) as never);
  }
  return text;
}

function mayStart(code: number): boolean {
  return code === PERCENT || code === AMPERSAND || code === BACKSLASH;
}

// An escape is one number, its character and its length, so that none of many makes an object; 0 is none.
const escapeOf = (character: number, length: number) => (character << 4) | length;
const characterOf = (found: number) => found >> 4;
const lengthOf = (found: number) => found & 0xf;

function escapeAt(text: string, at: number, code: number): number {
  if (code === PERCENT) return percentEscapeAt(text, at);
  return code === AMPERSAND ? referenceAt(text, at) : backslashEscapeAt(text, at);
}

/** The bytes of one character in UTF-8: `%41`, `%E6%96%87`. */
function percentEscapeAt(text: string, at: number): number {
  const first = byteAt(text, at);
  if (first < 0x80) return first < 0 ? 0 : escapeOf(first, 3);
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  let character = first & (0x3f >> more);
  for (let next = 1; next <= more; next += 1) {
    const byte = byteAt(text, at + 3 * next);
    if (byte < 0 || (byte & 0xc0) !== 0x80) return 0;
    character = (character << 6) | (byte & 0x3f);
  }
  return first < 0xc0 || character > 0x10ffff ? 0 : escapeOf(character, 3 * (more + 1));
}

/** A character of HTML: `&amp;`, `&#97;`, `&#x61;`, and a numeric one without its semicolon. */
function referenceAt(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== HASH) return namedReferenceAt(text, at);
  const isHex = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const first = at + (isHex ? 3 : 2);
  const base = isHex ? 16 : 10;
  let [end, character] = [first, 0];
  for (; end < at + 2 + MAX_DIGITS; end += 1) {
    const digit = hexDigit(text.charCodeAt(end));
    if (digit < 0 || digit >= base) break;
    character = Math.min(character * base + digit, 0x110000);
  }
  if (end === first || character > 0x10ffff) return 0;
  return escapeOf(character, end - at + (text.charCodeAt(end) === SEMICOLON ? 1 : 0));
}

function namedReferenceAt(text: string, at: number): number {
  let [end, name] = [at + 1, 0];
  for (; end <= at + MAX_NAME_LENGTH && isLetter(text.charCodeAt(end)); end += 1) {
    name = withLetter(name, text.charCodeAt(end));
  }
  if (text.charCodeAt(end) !== SEMICOLON) return 0;
  const character = NAMED.get(name);
  return character === undefined ? 0 : escapeOf(character, end + 1 - at);
}

/** A character of JSON: `\"`, `\\`, `\/`, `\u0061`. The others stand for control characters, which no secret has. */
function backslashEscapeAt(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 0x22 || next === BACKSLASH || next === 0x2f) return escapeOf(next, 2);
  if (next !== 0x75) return 0;
  let character = 0;
  for (let digits = at + 2; digits < at + 6; digits += 1) {
    const digit = hexDigit(text.charCodeAt(digits));
    if (digit < 0) return 0;
    character = character * 16 + digit;
  }
  return escapeOf(character, 6);
}

/** The byte that a percent sign and two hex digits stand for; -1 for none. */
function byteAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  const [high, low] = [hexDigit(text.charCodeAt(at + 1)), hexDigit(text.charCodeAt(at + 2))];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** -1 for none, as behind the end of a text. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x57;
  return letter >= 10 && letter <= 15 ? letter : -1;
}

/** In either case; five bits for each letter. */
function withLetter(name: number, code: number): number {
  return name * 32 + (code & 0x1f);
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
