import type { InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { RedirectError } from "../../../src/index.ts";
import { checkCrossHostRedirect, withoutHeaders } from "../../../src/request/cross-host-redirect.ts";
import { requestConfig } from "../axios-parts.ts";

const SECRET = "TOKEN-0123456789";
const REPLY = { status: 302, headers: {} };

function leave(
  to: string,
  { from = "https://api.weixin.qq.com/x", allowsOtherHosts = true, headers = {}, ...config }: Leaving = {},
): readonly string[] {
  return checkCrossHostRedirect(
    requestConfig({ params: { access_token: SECRET }, ...config }),
    [new URL(from), new URL(to)],
    REPLY,
    headers,
    { param: "access_token", product: "mp", account: "wx1" },
    { mayReceive: () => false, allowsOtherHosts, lang: undefined },
  );
}

interface Leaving extends Partial<Omit<InternalAxiosRequestConfig, "headers">> {
  readonly from?: string;
  readonly allowsOtherHosts?: boolean;
  /** Those of the request as it is sent. */
  readonly headers?: Readonly<Record<string, string>>;
}

function errorOf(leaving: () => unknown): RedirectError {
  try {
    leaving();
  } catch (error) {
    if (error instanceof RedirectError) return error;
  }
  throw new Error("It was not rejected");
}

describe("a download that leaves", () => {
  it("takes no header along that is a credential or holds a secret", () => {
    const headers = {
      authorization: "Basic x",
      "Proxy-Authorization": "Basic x",
      Cookie: "a=b",
      cookie2: "$Version=1",
      "X-Own": `of ${SECRET}`,
      "X-Authorization": "kept",
      "Authorization-Kind": "kept",
      "Set-Cookie": "kept",
      "Cookie-Policy": "kept",
      Accept: "kept",
    };
    expect(leave("https://cdn.example/file", { headers })).toEqual([
      "authorization",
      "Proxy-Authorization",
      "Cookie",
      "cookie2",
      "X-Own",
    ]);
  });

  it.each(["get", "GET", "head", undefined])("may have the method %s", (method) => {
    expect(leave("https://cdn.example/file", { ...(method && { method }) })).toEqual([]);
  });

  it("may have an empty body", () => {
    expect(leave("https://cdn.example/file", { data: null })).toEqual([]);
  });

  it("may go from http to http, and to https", () => {
    const from = "http://gateway.example/x";
    expect(leave("http://cdn.example/file", { from })).toEqual([]);
    expect(leave("https://cdn.example/file", { from })).toEqual([]);
  });

  it("may name a short value, which is no secret", () => {
    expect(leave("https://cdn.example/abc", { params: { access_token: "abc" } })).toEqual([]);
  });
});

describe("a redirect that is rejected", () => {
  it.each([
    ["of a POST", "https://cdn.example/file", { method: "post" }],
    ["of a method that only begins with get", "https://cdn.example/file", { method: "getter" }],
    ["of a method that only ends with get", "https://cdn.example/file", { method: "target" }],
    ["with a body", "https://cdn.example/file", { data: "x" }],
    ["to another scheme", "ftp://cdn.example/file", {}],
    ["of a token request", "https://cdn.example/file", { allowsOtherHosts: false }],
    ["with the token in its URL", `https://cdn.example/file?t=${SECRET}`, {}],
    ["with the token in lower case", `https://cdn.example/${SECRET.toLowerCase()}`, {}],
    ["with the token escaped", `https://cdn.example/%54OKEN-0123456789`, {}],
    ["with the token escaped and in lower case", `https://cdn.example/%74oken-0123456789`, {}],
    ["with the token escaped twice", `https://cdn.example/%2554OKEN-0123456789`, {}],
    ["with the token behind a broken escape", `https://cdn.example/%ZZ${SECRET}`, {}],
    ["with a short token in another case", "https://cdn.example/ABCD", { params: { access_token: "abcd" } }],
    ["with a secret of its own", "https://cdn.example/?secret=abcdefgh", {}],
  ] as const)("is one %s", (_, to, config) => {
    expect(errorOf(() => leave(to, config))).toMatchObject({
      code: "ERR_WECHAT_REDIRECT",
      from: "api.weixin.qq.com",
      account: "wx1",
      response: { status: 302 },
    });
  });

  it("is one with a token under any name", () => {
    const config = requestConfig({ params: { own_name: "of-the-account" } });
    const urls = [new URL("https://a.example/x"), new URL("https://cdn.example/of-the-account")] as const;
    const rules = { mayReceive: () => false, allowsOtherHosts: true, lang: undefined };
    const check = (param: string) => () =>
      checkCrossHostRedirect(config, urls, REPLY, {}, { param, product: "mp" }, rules);
    expect(errorOf(check("own_name")).to).toBe("cdn.example");
    expect(check("access_token")()).toEqual([]);
  });

  it("has the config of the call, and names both hosts", () => {
    const error = errorOf(() => leave("https://evil.example:8443/x", { method: "post" }));
    expect(error.config?.method).toBe("post");
    expect(error.to).toBe("evil.example:8443");
    expect(error.message).toContain("api.weixin.qq.com redirects to evil.example:8443, which");
  });

  it.each([
    ["https://api.weixin.qq.com/x", "http://cdn.example/x", true],
    ["http://gateway.example/x", "http://cdn.example/x", false],
    ["https://api.weixin.qq.com/x", "https://cdn.example/x", false],
  ])("from %s to %s says %s of a worse transport", (from, to, isDowngrade) => {
    const { message } = errorOf(() => leave(to, { from, method: "post" }));
    expect(message.includes("without TLS")).toBe(isDowngrade);
  });

  it("does not print a host that is made of the token", () => {
    const error = errorOf(() => leave(`https://${SECRET.toLowerCase()}.evil.example/x`));
    expect(error.to).toBe("[redacted]");
    expect(error.message.toLowerCase()).not.toContain(SECRET.toLowerCase());
  });
});

describe("withoutHeaders", () => {
  it("is a copy without these names", () => {
    const { headers } = requestConfig({});
    headers.set({ Cookie: "a=b", Accept: "x" });
    const left = withoutHeaders(headers, ["Cookie"]);
    expect(left.get("Cookie")).toBeUndefined();
    expect(left.get("Accept")).toBe("x");
    expect(headers.get("Cookie")).toBe("a=b");
  });
});
