import { describe, expect, it } from "vitest";
import { mayFollow, type RedirectRules } from "../../../src/request/redirect-rules.ts";

const TOKEN = { param: "access_token", product: "mp" as const };
const rules = (mayReceive: RedirectRules["mayReceive"]): RedirectRules => ({
  mayReceive,
  allowsOtherHosts: true,
  lang: undefined,
});

const follows = (from: string, to: string, mayReceive: RedirectRules["mayReceive"] = () => false) =>
  mayFollow([new URL(from), new URL(to)], TOKEN, rules(mayReceive));

describe("mayFollow", () => {
  it.each([
    ["https://a.example/x", "https://a.example/y", true],
    ["http://a.example/x", "http://a.example/y", true],
    ["http://a.example/x", "https://a.example/y", true],
    ["https://a.example/x", "http://a.example/y", false],
    ["https://a.example/x", "ftp://a.example/y", false],
    ["http://a.example/x", "ftp://a.example/y", false],
    ["https://a.example/x", "https://b.example/y", false],
    ["https://a.example/x", "https://a.example:8443/y", false],
  ])("%s to %s is %s for hosts that may receive nothing else", (from, to, expected) => {
    expect(follows(from, to)).toBe(expected);
  });

  it("asks about another host, with the token, and not about a worse transport", () => {
    const asked: unknown[] = [];
    const ask = (to: URL, token: unknown) => asked.push([to.href, token]) > 0;
    expect(follows("https://a.example/x", "https://b.example/y", ask)).toBe(true);
    expect(follows("https://a.example/x", "http://b.example/y", ask)).toBe(false);
    expect(asked).toEqual([["https://b.example/y", TOKEN]]);
  });
});
