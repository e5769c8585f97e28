import { expect, it } from "vitest";
import { suggest } from "../../../../../src/cli/explain/search/suggest.ts";
import { errcodes } from "../../../../../src/errcodes/index.ts";

const namesFor = (query: string) => suggest(query, errcodes).map(({ name }) => name);

it.each([
  ["invald_openid", "INVALID_OPENID"],
  ["INVALIDOPNID", "INVALID_OPENID"],
  ["ip whitelst", "IP_NOT_WHITELISTED"],
  ["openid invald", "INVALID_OPENID"],
  ["relpy window", "REPLY_WINDOW_EXPIRED"],
  ["system_bussy", "SYSTEM_BUSY"],
  ["公众号未授权", "API_UNAUTHORIZED"],
])("%s suggests %s", (query, name) => {
  expect(namesFor(query)[0]).toBe(name);
});

it("numbers with few other digits come first, and the closest of those before the others", () => {
  const codes = (query: string) => suggest(query, errcodes).map(({ code }) => code);
  expect(codes("40242")).toEqual([40241, 40243, 40240, 40249, 40252]);
  expect(codes("4500")).toEqual([45000, 45001, 45002, 45003, 45004]);
});

it("a number always has a closest one, however far it is", () => {
  expect(suggest("123456789012", errcodes)).toHaveLength(5);
});

it("suggests something for any word, and for Chinese that shares a word with a text", () => {
  expect(namesFor("nonesuch").length).toBeGreaterThan(0);
  expect(suggest("令牌过期", errcodes).every(({ zh }) => zh.includes("过期"))).toBe(true);
  expect(namesFor("令牌过期").length).toBeGreaterThan(0);
});

it("leaves out matches that are much worse than the best", () => {
  expect(namesFor("system_bussy")).toEqual(["SYSTEM_BUSY", "SHOP_SYSTEM_BUSY", "NONTAX_SYSTEM_BUSY"]);
});

it("suggests nothing without a similar entry", () => {
  expect(namesFor("天气预报")).toEqual([]);
  expect(namesFor("")).toEqual([]);
});

it("suggests at most five", () => {
  expect(namesFor("invalid openidd").length).toBe(5);
});
