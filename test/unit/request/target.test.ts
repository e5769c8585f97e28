import axios from "axios";
import { describe, expect, it } from "vitest";
import type { Product } from "../../../src/errcodes/entry.ts";
import { createTargets } from "../../../src/request/target.ts";
import { requestConfig } from "../axios-parts.ts";

const WECHAT = "https://api.weixin.qq.com";

interface World {
  hosts?: readonly string[];
  failoverHosts?: readonly string[];
  baseURL?: string;
  product?: Product | undefined;
}

function targetsOf({ hosts, failoverHosts = [], baseURL = WECHAT, product }: World = {}) {
  const { targetOf } = createTargets(hosts, failoverHosts, axios.create({ baseURL }), product);
  return (parts: Parameters<typeof requestConfig>[0]) => targetOf(requestConfig({ baseURL, ...parts }));
}

const isTrusted = (url: string, world: World = {}) => targetsOf(world)({ url }).trusted;

describe("the hosts that may receive the token", () => {
  it.each([
    "/cgi-bin/user/info",
    "https://api.weixin.qq.com/p",
    "https://api2.weixin.qq.com/p",
    "https://sh.api.weixin.qq.com/p",
    "https://sz.api.weixin.qq.com/p",
    "https://hk.api.weixin.qq.com/p",
    "https://mp.weixin.qq.com/p",
    "https://file.api.weixin.qq.com/p",
    "https://api.wechat.com/p",
    "https://API.weixin.qq.com:443/p",
  ])("are WeChat's: %s", (url) => {
    expect(isTrusted(url)).toBe(true);
  });

  // Trap: WeCom's host rejected an official account's token, and the renewal invalidated the token of others.
  it.each([
    [undefined, false],
    ["mp", false],
    ["wecom", true],
  ] as const)("are WeCom's or all others, by the product: %s", (product, wecom) => {
    expect(isTrusted("https://qyapi.weixin.qq.com/p", { product })).toBe(wecom);
    const baseURL = "https://proxy.example";
    expect(isTrusted("https://api.weixin.qq.com/p", { product, baseURL })).toBe(!wecom);
  });

  it("are only WeCom's if the baseURL is WeCom's and no product is set", () => {
    const baseURL = "https://qyapi.weixin.qq.com";
    expect(isTrusted("/cgi-bin/user/get", { baseURL })).toBe(true);
    expect(isTrusted("https://api.weixin.qq.com/p", { baseURL })).toBe(false);
  });

  it.each([
    "https://example.com/p",
    "https://api.weixin.qq.com.example.com/p",
    "https://api.weixin.qq.com@example.com/p",
    "https://example.com/?https://api.weixin.qq.com",
    "https://example.com#@api.weixin.qq.com",
    "https://example.com\\@api.weixin.qq.com/p",
    "https://evil-api.weixin.qq.com/p",
    "https://api.weixin.qq.com:8443/p",
    "//example.com/p",
  ])("are not %s", (url) => {
    expect(isTrusted(url)).toBe(false);
  });

  it("include the host of the instance's baseURL, at that port only", () => {
    const baseURL = "http://127.0.0.1:3000/wechat";
    expect(isTrusted("/cgi-bin/user/info", { baseURL })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3000/p", { baseURL })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3001/p", { baseURL })).toBe(false);
    expect(isTrusted("http://127.0.0.1/p", { baseURL })).toBe(false);
  });

  it("follow a change of the instance's baseURL", () => {
    const instance = axios.create({ baseURL: "http://127.0.0.1:3000" });
    const { targetOf } = createTargets(undefined, [], instance, undefined);
    const at = (port: number) => targetOf(requestConfig({ url: `http://127.0.0.1:${port}/p` })).trusted;
    expect([at(3000), at(3001)]).toEqual([true, false]);
    instance.defaults.baseURL = "http://127.0.0.1:3001";
    expect([at(3000), at(3001)]).toEqual([false, true]);
  });

  it("do not include the host of one call's baseURL", () => {
    expect(targetsOf()({ baseURL: "https://example.com", url: "/p" }).trusted).toBe(false);
  });

  it("exclude plain http, unless the instance's own baseURL uses it", () => {
    expect(isTrusted("http://api.weixin.qq.com/p")).toBe(false);
    expect(isTrusted("http://api2.weixin.qq.com/p")).toBe(false);
    expect(isTrusted("/p", { baseURL: "http://api.weixin.qq.com" })).toBe(true);
  });

  it("are exactly those of `hosts`", () => {
    const hosts = ["proxy.example", "127.0.0.1:3000"];
    expect(isTrusted("https://proxy.example/p", { hosts })).toBe(true);
    expect(isTrusted("https://PROXY.example:8443/p", { hosts })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3000/p", { hosts })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3001/p", { hosts })).toBe(false);
    expect(isTrusted("/cgi-bin/user/info", { hosts })).toBe(false);
    expect(isTrusted("https://sub.proxy.example/p", { hosts })).toBe(false);
    expect(isTrusted("https://proxy.example/p", { hosts: ["Proxy.EXAMPLE"] })).toBe(true);
    expect(isTrusted("/cgi-bin/user/info", { hosts: [] })).toBe(false);
  });

  it("always include those of `failoverHosts`", () => {
    const failoverHosts = ["backup.example"];
    expect(isTrusted("https://backup.example/p", { failoverHosts })).toBe(true);
    expect(isTrusted("https://backup.example/p", { failoverHosts, hosts: ["proxy.example"] })).toBe(true);
    expect(isTrusted("https://api.weixin.qq.com/p", { failoverHosts })).toBe(true);
  });

  it("exclude a request with an invalid URL", () => {
    const { targetOf } = createTargets(undefined, [], axios.create(), undefined);
    expect(targetOf(requestConfig({ url: "/cgi-bin/user/info?access_token=T" }))).toEqual({
      // Goes into events: without the query.
      mayTakeOtherToken: false,
      hasOtherEnvelope: false,
      path: "/cgi-bin/user/info",
      url: undefined,
      trusted: false,
      isWechat: true,
      query: undefined,
      takesToken: false,
    });
    expect(targetOf(requestConfig()).trusted).toBe(false);
  });
});

describe("allowAbsoluteUrls", () => {
  // Axios supports it from 1.8 on, and older versions send such a request to the host in its URL.
  it("is read like the installed axios reads it: the token goes where the request goes", () => {
    const url = "https://example.com/p";
    const sentTo = new axios.Axios({}).getUri({ baseURL: WECHAT, url, allowAbsoluteUrls: false });
    const target = targetsOf();
    const expected = sentTo.startsWith(`${WECHAT}/`)
      ? { trusted: true, path: "/https://example.com/p" }
      : { trusted: false };
    expect(target({ url, allowAbsoluteUrls: false })).toMatchObject(expected);
    expect(target({ url, allowAbsoluteUrls: true }).trusted).toBe(false);
    expect(target({ url }).trusted).toBe(false);
  });
});

describe("the paths that need the account's token", () => {
  const takesToken = (url: string) => targetsOf()({ url }).takesToken;

  it.each(["/cgi-bin/user/info", "/wxa/msg_sec_check", "/sns", "/cgi-bin/component/api_authorizer_token"])(
    "include %s",
    (url) => {
      expect(takesToken(url)).toBe(true);
    },
  );

  it("include /sns/component/*, which need a platform's", () => {
    expect(takesToken("/sns/component/jscode2session")).toBe(true);
    expect(takesToken("/sns/oauth2/component/access_token")).toBe(true);
  });

  // /sns/* uses a user's token: the account's must never replace it.
  it.each([
    "/sns/userinfo",
    "/sns/jscode2session?js_code=c",
    "/SNS/userinfo",
    "/s%6Es/userinfo",
    "/sns%2Fuserinfo",
    "/x/../sns/userinfo",
    "/sns/component/../userinfo",
    "/sns/components/x",
    "/proxy/sns/userinfo",
    // Trap: the token was sent too, because only one layer of escapes was decoded, and no dots after it.
    "/sns/component/..%2fauth",
    "/sns/component/%2e%2e%2fauth",
    "/sns/component/..%5cauth",
    "/sns%252fauth",
    "/sns%25252fauth",
    "/sns%2525252525252fauth",
    "/sns%c0%afauth",
    "/sns%u002fauth",
    "/sns;v=1/userinfo",
    "/sns/component;/..%2fuserinfo",
    "/cgi-bin/webhook/send?key=k",
    "/cgi-bin/webhook/upload_media?key=k",
    "/cgi-bin/showqrcode?ticket=t",
    "/cgi-bin/clear_quota/v2",
  ])("exclude %s", (url) => {
    expect(takesToken(url)).toBe(false);
  });

  it.each([
    "/cgi-bin/token",
    "/cgi-bin/stable_token",
    "/cgi-bin/gettoken?corpid=c",
    "/cgi-bin/%74oken",
    "/cgi-bin/token%3f",
    "/cgi-bin/token%00",
  ])("exclude the token endpoint %s", (url) => {
    expect(takesToken(url)).toBe(false);
  });

  it.each(["/cgi-bin//token", "/cgi-bin//stable_token", "//sns//userinfo"])(
    "exclude those with an extra slash, which a server reads as one: %s",
    (path) => {
      expect(targetsOf()({ url: `${WECHAT}${path}` }).takesToken).toBe(false);
    },
  );

  it("are also recognized under a baseURL with a path", () => {
    const target = targetsOf({ baseURL: `${WECHAT}/cgi-bin/` });
    expect(target({ url: "/token" })).toMatchObject({ path: "/cgi-bin/token", takesToken: false });
    expect(target({ url: "user/info" })).toMatchObject({ path: "/cgi-bin/user/info", takesToken: true });
  });

  it("are decided for a path that cannot be decoded, too", () => {
    expect(targetsOf()({ url: "/cgi-bin/%E0%A4%A" })).toMatchObject({ trusted: true, takesToken: true });
  });
});

describe("the cache of decisions", () => {
  it("returns the same decision without computing it again", () => {
    const target = targetsOf();
    expect(target({ url: "/p" })).toBe(target({ url: "/p" }));
  });

  // Trap: the "!" that marked the option made this baseURL look like another one, whose decision was used.
  it("distinguishes the option allowAbsoluteUrls", () => {
    const target = targetsOf();
    target({ url: "https://example.com/p", allowAbsoluteUrls: false });
    expect(target({ url: "https://example.com/p", baseURL: `!${WECHAT}` }).trusted).toBe(false);
  });

  // Trap: the object was the key, and its host changed without the cache noticing.
  it("does not contain a URL object", () => {
    const target = targetsOf();
    const url = new URL(`${WECHAT}/p`);
    const config = requestConfig({ baseURL: WECHAT, url: url as unknown as string });
    target({ ...config, url: config.url as string, headers: {} });
    url.host = "example.com";
    expect(target({ ...config, url: config.url as string, headers: {} }).trusted).toBe(false);
  });

  it("distinguishes the same path under two baseURLs", () => {
    const target = targetsOf();
    expect(target({ url: "/p" }).trusted).toBe(true);
    expect(target({ url: "/p", baseURL: "https://example.com" }).trusted).toBe(false);
    expect(target({ url: "/p" }).trusted).toBe(true);
  });

  it("is bounded: after 500 others the first is decided again, with the same result", () => {
    const target = targetsOf();
    const first = target({ url: "/p" });
    for (let n = 0; n < 500; n += 1) target({ url: `/p/${n}`, baseURL: `${WECHAT}/${n % 7}` });
    expect(target({ url: "/p" })).not.toBe(first);
    expect(target({ url: "/p" })).toEqual(first);
  });
});
