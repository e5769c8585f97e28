import { describe, expect, it } from "vitest";
import { explain } from "../../../../src/cli/explain/explain.ts";
import { createPaint } from "../../../../src/cli/terminal/paint.ts";
import { errcodes } from "../../../../src/errcodes/index.ts";

const english = { languages: ["en"], paint: createPaint(false) } as const;
const both = { languages: ["zh", "en"], paint: createPaint(false) } as const;
const json = async (query: string) => JSON.parse((await explain(query, both, { json: true })).output);

describe("explain", () => {
  it("prints all meanings of a number, one after the other", async () => {
    const { output, error } = await explain("40001", english);
    expect(output.match(/^\S.*$/gm)).toEqual([
      "40001 INVALID_CREDENTIAL (mp, miniprogram, open, channels)",
      "40001 WECOM_INVALID_SECRET (wecom)",
    ]);
    expect(error).toBeUndefined();
  });

  it("explains a word with one match in full, and lists several matches", async () => {
    expect((await explain("reply_window", english)).output).toMatch(
      /^45015 REPLY_WINDOW_EXPIRED \(.*\n\n {2}Throws {3}UserError\n/,
    );
    expect((await explain("openid", english)).output.split("\n").length).toBeGreaterThan(5);
    expect((await explain("openid", english)).output).not.toContain("Throws");
  });

  it("reports an unknown query and suggests similar entries", async () => {
    const { output, error } = await explain("invald_openid", both);
    expect(output).toBe("");
    expect(error).toMatch(/^"invald_openid": 没有收录 \/ not in the catalog\n/);
    expect(error).toMatch(/^40003 {2}INVALID_OPENID /m);
    expect(error).not.toMatch(/\n$/);
  });

  it("explains the known ones of several numbers, and names the unknown ones", async () => {
    const { output, error } = await explain("40164 999999 888888", english);
    expect(output).toMatch(/^40164 IP_NOT_WHITELISTED /);
    expect(error?.match(/^".*$/gm)).toEqual(['"999999": not in the catalog', '"888888": not in the catalog']);
    expect((await explain("99999999999999999999", english)).error).toMatch(/^"99999999999999999999": /);
  });

  it("suggests what to try when nothing is similar, in one language", async () => {
    expect((await explain("天气", english)).error).toBe(
      '"天气": not in the catalog\nTry a word, such as openid or token.',
    );
  });

  it("repeats the query without control characters", async () => {
    expect((await explain("\u001b[31mred\u0007", english)).error).toMatch(/^"\\u001b\[31mred\\u0007":/);
  });
});

describe("explain --json", () => {
  const FIELDS = [
    "code",
    "name",
    "aliases",
    "product",
    "category",
    "class",
    "retryable",
    "tokenInvalid",
    "window",
    "en",
    "zh",
    "hint",
    "plugin",
  ];

  it("prints an array with every field, for one match, several and none", async () => {
    for (const query of ["40164", "40001", "openid", "0"]) {
      const entries = await json(query);
      expect(Array.isArray(entries), query).toBe(true);
      for (const entry of entries) expect(Object.keys(entry), query).toEqual(FIELDS);
    }
    expect((await json("40001")).length).toBe(2);
    expect(await json("nothing of the kind")).toEqual([]);
  });

  it("prints both languages, even with --lang", async () => {
    expect(await explain("40164", english, { json: true })).toEqual(
      await explain("40164", both, { json: true }),
    );
  });

  it("prints the catalog's entries", async () => {
    const [told] = await json("45009");
    expect(told).toMatchObject(JSON.parse(JSON.stringify(errcodes.find(({ code }) => code === 45009))));
    expect(told).toMatchObject({ class: "RateLimitError", plugin: { action: "retry" } });
    expect((await json("0"))[0].hint).toBeNull();
    expect((await json("0"))[0].class).toBeNull();
  });

  it("still reports an unknown query", async () => {
    expect((await explain("99999", both, { json: true })).error).toContain("没有收录");
  });
});
