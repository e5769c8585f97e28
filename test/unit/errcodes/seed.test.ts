import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lookupErrcode } from "../../../src/errcodes/index.ts";

/** The table as it once was on WeChat's site: `code<TAB>meaning` lines between prose and blank lines. */
const lines = readFileSync(new URL("../../../data/errcodes-seed.txt", import.meta.url), "utf8").split("\n");
const table = lines.flatMap((line) => {
  const [, code, text] = /^(-?\d+)\t(.+)$/.exec(line) ?? [];
  return code && text ? [{ code: Number(code), text }] : [];
});

// The saved page has its footer, the page's own address, at the end of the last row.
const footer = " 来源： https://mp.weixin.qq.com/wiki/10/6380dc743053a91c544ffd2b7c959166.html";

describe("WeChat's own table of return codes", () => {
  it("is read completely: 145 rows, and otherwise only prose and blank lines", () => {
    expect(table).toHaveLength(145);
    expect(new Set(table.map((row) => row.code)).size).toBe(145);
    expect(lines.filter((line) => !/^-?\d+\t/.test(line) && line !== "")).toEqual([
      "公众号每次调用接口时，可能获得正确或错误的返回码，开发者可以根据返回码信息调试接口，排查错误。",
      "全局返回码说明如下：",
      "返回码\t说明",
    ]);
  });

  it("has the page's footer on its last row and nowhere else", () => {
    expect(table.filter((row) => row.text.includes("来源"))).toEqual([
      { code: 9001036, text: `查询起始值begin不合法${footer}` },
    ]);
  });

  it.each(table)("gives $code its Chinese text, byte for byte", ({ code, text }) => {
    const meaning = text.endsWith(footer) ? text.slice(0, -footer.length) : text;
    expect(lookupErrcode(code)?.zh).toBe(meaning);
  });

  it("keeps the literal backslash in the text of 40033", () => {
    expect(lookupErrcode(40033)?.zh).toBe(["不合法的请求字符，不能包含", "uxxxx格式的字符"].join("\u005c"));
  });

  it("keeps duplicate texts of two codes, and its spelling mistakes", () => {
    for (const [one, other] of [
      [40016, 40017],
      [40051, 40117],
      [40119, 40120],
    ] as const) {
      expect(lookupErrcode(other)?.zh).toBe(lookupErrcode(one)?.zh);
    }
    expect(lookupErrcode(61453)?.zh).toContain("exsited");
    expect(lookupErrcode(61454)?.zh).toContain("kf_acount");
  });

  it("has 61450 out of order, and the catalog contains it", () => {
    const codes = table.map((row) => row.code);
    expect(codes.indexOf(61450)).toBe(codes.indexOf(61457) + 1);
    expect(lookupErrcode(61450)).toMatchObject({ code: 61450, zh: "系统错误(system error)" });
  });
});
