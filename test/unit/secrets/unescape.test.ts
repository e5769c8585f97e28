import { describe, expect, it } from "vitest";
import { withoutEscapes } from "../../../src/secrets/unescape.ts";

/** A text that counts how often one of its characters is read. */
function counting(text: string): { text: string; reads: () => number } {
  let reads = 0;
  const counted = {
    length: text.length,
    charCodeAt: (at: number) => {
      reads += 1;
      return text.charCodeAt(at);
    },
  };
  return { text: counted as unknown as string, reads: () => reads };
}

describe("withoutEscapes", () => {
  it.each([
    ["%41", "A"],
    ["%E6%96%87", "文"],
    ["%F0%9F%98%80", "😀"],
    ["&amp;&AMP;&#97;&#x61;&#X61", "&&aaa"],
    ["&#97lt", "alt"],
    ["&#128512;", "😀"],
    ['\\"\\\\\\/\\u0061', '"\\/a'],
    ["%C3%A9%A9", "é%A9"],
  ])("reads %s", (escaped, text) => {
    expect(withoutEscapes(escaped)?.text).toBe(text);
  });

  it.each([
    "",
    "plain",
    "%",
    "%4",
    "%zz",
    "%80",
    "%E6%96",
    "&",
    "&;",
    "&zzz;",
    "&ampersand;",
    "&amp",
    "&#",
    "&#;",
    "&#x;",
    "&#x110000;",
    "\\",
    "\\n",
    "\\u00",
    "\\u00zz",
  ])("does not change %j", (text) => {
    expect(withoutEscapes(text)).toBeUndefined();
  });

  it("maps each part to its position in the text with escapes", () => {
    const escaped = "a%41b&#128512;c\\u0061";
    const { text, toEscaped } = withoutEscapes(escaped) ?? { text: "", toEscaped: () => [0, 0] as const };
    const partOf = (part: string) =>
      escaped.slice(...toEscaped([text.indexOf(part), text.indexOf(part) + part.length]));
    expect(["a", "A", "b", "😀", "\ud83d", "\ude00", "😀c"].map(partOf)).toEqual([
      "a",
      "%41",
      "b",
      "&#128512;",
      "&#128512;",
      "&#128512;",
      "&#128512;c",
    ]);
    expect(partOf("ca")).toBe("c\\u0061");
  });

  // Trap: 1 MB of escapes took 90 ms, and each text is searched four times.
  it.each([
    "%",
    "%41",
    "%E6%96%87",
    "%E6%96",
    "&",
    "&amp;",
    "&zzzzz;",
    "&#",
    "&#97;",
    "\\",
    '\\"',
    "\\u0061",
    "\\u",
  ])("reads each character a few times in a text full of %s", (repeated) => {
    const { text, reads } = counting(repeated.repeat(1_000));
    withoutEscapes(text);
    expect(reads() / text.length).toBeLessThanOrEqual(4);
  });
});
