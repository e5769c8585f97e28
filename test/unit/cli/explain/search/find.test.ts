import { describe, expect, it } from "vitest";
import { find, normalize, parseCode } from "../../../../../src/cli/explain/search/find.ts";
import { errcodes } from "../../../../../src/errcodes/index.ts";

const namesOf = (query: string) => find(query, errcodes).entries.map(({ name }) => name);
const kindOf = (query: string) => find(query, errcodes).kind;

describe("a number", () => {
  it("finds all its meanings", () => {
    expect(find("40001", errcodes).kind).toBe("explained");
    expect(namesOf("40001")).toEqual(["INVALID_CREDENTIAL", "WECOM_INVALID_SECRET"]);
  });

  it("may be negative, or surrounded by blanks", () => {
    expect(namesOf("-1")).toEqual(["SYSTEM_BUSY"]);
    expect(namesOf(" 40164 ")).toEqual(["IP_NOT_WHITELISTED"]);
  });

  it("may be one of several, which are all explained, each once", () => {
    const names = ["SYSTEM_BUSY", "IP_NOT_WHITELISTED"];
    for (const query of ["-1 40164", "-1,40164", "-1、40164", "-1 40164 -1"]) {
      expect(kindOf(query), query).toBe("explained");
      expect(namesOf(query), query).toEqual(names);
    }
    expect(find("40164 999999 40164", errcodes).missing).toEqual([999999]);
    expect(find("40164 -1", errcodes)).not.toHaveProperty("missing");
  });

  it("may have full-width digits", () => {
    expect(namesOf("４０１６４")).toEqual(["IP_NOT_WHITELISTED"]);
  });

  it.each([
    "errcode 40164",
    "errcode: 40164,",
    '{"errcode":40164,"errmsg":"invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist rid: 6a1b2c3d-0badcafe-40001"}',
    "返回40164，怎么办",
    "it says 40164.",
  ])("is found in pasted text: %s", (query) => {
    expect(kindOf(query)).toBe("explained");
    expect(namesOf(query)).toEqual(["IP_NOT_WHITELISTED"]);
  });

  it.each([
    'pid=40013 port 40001 {"errcode":45015,"errmsg":"x"}',
    "2026-01-02 40013 errcode=45015 40001",
    'errcode: "45015", 40001 more',
    "UserError: POST /p failed: 45015 REPLY_WINDOW_EXPIRED: response 40001 (rid 40013-1)",
    "UserError: POST /p 失败：45015 REPLY_WINDOW_EXPIRED：40001",
    '{"errcode":0} then {"errcode":45015}',
  ])("that a log line labels as errcode takes precedence over all others in it: %s", (query) => {
    expect(namesOf(query)).toEqual(["REPLY_WINDOW_EXPIRED"]);
  });

  it("that a log line labels as errcode may be unknown: it is reported, and no other number is used instead", () => {
    expect(find("40001 errcode=999999", errcodes)).toEqual({
      kind: "unknown",
      entries: [],
      missing: [999999],
    });
  });

  it.each(["rid 40164-1", "1.40164", "40164.5", "x40164"])(
    "is not found inside another value: %s",
    (query) => {
      expect(kindOf(query)).toBe("unknown");
    },
  );

  it("is not searched for in texts", () => {
    expect(errcodes.some(({ zh, en }) => `${zh}${en}`.includes("20"))).toBe(true);
    expect(kindOf("20")).toBe("unknown");
  });

  it("must be complete", () => {
    expect([parseCode("-1"), parseCode("40001")]).toEqual([-1, 40001]);
    expect(["4e4", "1.5", "--1", "40001x", ""].map(parseCode)).toEqual(Array(5).fill(undefined));
  });
});

describe("a name", () => {
  it.each(["INVALID_OPENID", "invalid_openid", "invalid openid", "invalidOpenid", "Invalid-OpenID"])(
    "may be written as %s, and is found although it is part of other names",
    (query) => {
      expect(kindOf(query)).toBe("explained");
      expect(namesOf(query)).toEqual(["INVALID_OPENID"]);
    },
  );

  it("may be partial, across its underscores", () => {
    expect(namesOf("ip not white").slice(0, 3)).toEqual([
      "IP_NOT_WHITELISTED",
      "CLIENT_IP_NOT_WHITELISTED",
      "WECOM_IP_NOT_WHITELISTED",
    ]);
    expect(namesOf("ipnotwhite")).toEqual(namesOf("ip_not_white"));
  });

  it("that is one whole name and part of no text is explained", () => {
    expect(kindOf("reply_window")).toBe("explained");
    expect(namesOf("reply_window")).toEqual(["REPLY_WINDOW_EXPIRED"]);
  });
});

describe("WeChat's errmsg", () => {
  it.each([
    ["invalid credential, access_token is invalid or not latest rid: 5fab84d2-09424a07-00bd7fe3", 40001],
    ["invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist rid: 6542", 40164],
    ["not allow to access from your ip, hint: [1], from ip: 1.2.3.4", 60020],
    ["reach max api daily quota limit rid: 1", 45009],
    ["response out of time limit or subscription is canceled", 45015],
    ["code been used, hints: [ req_id: Cf.y.a0389s108 ]", 40163],
    ["Error: user refuse to accept the msg hint: [x]", 43101],
    ["api unauthorized rid: 1", 48001],
  ])("finds its code: %s", (errmsg, code) => {
    const { kind, entries } = find(errmsg, errcodes);
    expect([kind, ...new Set(entries.map((entry) => entry.code))]).toEqual(["explained", code]);
  });

  it("that is also a name of another code finds both, WeChat's first", () => {
    expect(find("system error", errcodes).entries[0]?.code).toBe(-1);
    expect(namesOf("system error")).toContain("SYSTEM_ERROR");
  });
});

describe("a common search word", () => {
  it.each([
    ["过期", 42001],
    ["密钥", 40125],
    ["白名单", 40164],
    ["小程序码", 41030],
    ["网页授权", 40029],
    ["取消关注", 43004],
    ["48小时", 45015],
    ["48 小时", 45015],
  ])("finds its meaning first: %s", (word, code) => {
    expect(kindOf(word)).toBe("listed");
    expect(find(word, errcodes).entries[0]?.code).toBe(code);
  });

  it("may be one of several words", () => {
    expect(namesOf("access_token过期")).toContain("ACCESS_TOKEN_EXPIRED");
  });
});

describe("a word", () => {
  it("is found in the names and texts of both languages, and in hints", () => {
    const has = (word: string) =>
      errcodes
        .filter(({ name, zh, en, hint }) =>
          [name, zh, en, hint?.zh ?? "", hint?.en ?? ""].some((text) => text.toLowerCase().includes(word)),
        )
        .map(({ name }) => name);
    for (const word of ["openid", "名单", "backoff", "退避", "quota"]) {
      expect(has(word).length, word).toBeGreaterThan(0);
      expect(namesOf(word).sort(), word).toEqual(has(word).sort());
    }
  });

  it("with several matches makes a list: names first, then meanings, then hints", () => {
    expect(kindOf("openid")).toBe("listed");
    const entries = find("openid", errcodes).entries.map(({ name, zh, en }) =>
      name.includes("OPENID") ? 0 : /openid/i.test(`${zh}${en}`) ? 1 : 2,
    );
    expect(entries).toEqual([...entries].sort());
    expect(new Set(entries).size).toBeGreaterThan(1);
  });

  it("is one of several that must all match, in any order and place", () => {
    expect(namesOf("window 48")).toEqual(namesOf("48 window"));
    expect(namesOf("blacklist 关键词").length).toBeLessThan(namesOf("blacklist").length);
  });

  it("may have full-width letters", () => {
    expect(namesOf("ｏｐｅｎｉｄ")).toEqual(namesOf("openid"));
  });

  it.each(["", " ", "_", "?!", "。"])("is not %j, which would match every text", (query) => {
    expect(find(query, errcodes)).toEqual({ kind: "unknown", entries: [] });
  });

  it("that no text contains is unknown", () => {
    expect(find("undefined", errcodes).kind).toBe("unknown");
  });
});

it("letters are compared without case, blanks and punctuation", () => {
  expect(normalize(" Invalid_Open-ID！白名单 ")).toBe("invalidopenid白名单");
});
