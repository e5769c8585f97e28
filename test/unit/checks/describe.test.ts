import { describe, expect, it } from "vitest";
import { describe as describeValue, shown } from "../../../src/checks/describe.ts";

const SECRET = "s3cret-0123456789";
/** As an appsecret, a WeCom secret, an access_token and a key in base64 look. */
const SECRETS = [
  "0123456789abcdef0123456789abcdef",
  "Xk2_9-bQ7rTqLm4Zp0sVwYc1Nd8EfGhJ6aRtUi3OoPs",
  `14_${"x".repeat(140)}`,
  "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
];

describe("shown", () => {
  it.each<[unknown, string]>([
    ["wework", '"wework"'],
    [" wx\n", '" wx\\n"'],
    ["", "an empty string"],
    ["https://api.weixin.qq.com/cgi-bin", '"https://api.weixin.qq.com/cgi-bin"'],
    [-1, "-1"],
    [0.25, "0.25"],
    [Number.NaN, "NaN"],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    [[40001, "42001"], '[40001, "42001"]'],
    [[[1]], "[an array]"],
    [[1, 2, 3, 4, 5, 6], "[1, 2, 3, 4, 5, …]"],
    [{ a: 1 }, "an object"],
    [() => {}, "a function"],
  ])("shows %o as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it("shows a long text by its beginning, on one line", () => {
    const text = shown(`${"a word ".repeat(20)}\u2028`);
    expect(text).toMatch(/^"a word .*…$/);
    expect(text.length).toBeLessThanOrEqual(60);
    expect(shown("a\u2028b")).toBe('"a\\u2028b"');
  });

  it.each(SECRETS)("never shows what may be a secret in the wrong place: %s", (secret) => {
    for (const value of [secret, ` ${secret}`, `Bearer ${secret}`, [secret], { secret }, [[secret]]]) {
      expect(shown(value)).not.toContain(secret.slice(0, 8));
    }
  });

  it.each(["https://u:pw@api.example", "https://api.example/?token=x"])("never shows %s", (url) => {
    expect(shown(url)).toBe("a string");
  });
});

describe("describe", () => {
  it.each<[unknown, string]>([
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    ["", "an empty string"],
    [SECRET, "a string"],
    [123456789, "a number"],
    [-5, "a negative number"],
    [0.25, "a fraction"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [[SECRET], "an array"],
    [{ SECRET }, "an object"],
    [() => SECRET, "a function"],
    [Symbol(SECRET), "a symbol"],
    [123456789n, "a bigint"],
  ])("names %o by its kind, never by its value", (value, kind) => {
    expect(describeValue(value)).toBe(kind);
  });
});
