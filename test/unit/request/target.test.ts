import axios from "axios";
import { describe, expect, it } from "vitest";
import { createTargets } from "../../../src/request/target.ts";
import { requestConfig } from "../axios-parts.ts";

const WECHAT = "https://api.weixin.qq.com";

interface World {
  hosts?: readonly string[];
  failoverHosts?: readonly string[];
  baseURL?: string;
  param?: string;
}

function targetsOf({ hosts, failoverHosts = [], baseURL = WECHAT, param = "access_token" }: World = {}) {
  const targetOf = createTargets(hosts, failoverHosts, axios.create({ baseURL }), param);
  return (parts: Parameters<typeof requestConfig>[0]) => targetOf(requestConfig({ baseURL, ...parts }));
}

const isTrusted = (url: string, world: World = {}) => targetsOf(world)({ url }).trusted;

describe("the hosts that may have the token", () => {
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
    "https://qyapi.weixin.qq.com/p",
    "https://API.weixin.qq.com:443/p",
  ])("are WeChat's: %s", (url) => {
    expect(isTrusted(url)).toBe(true);
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

  it("are the host of the instance's baseURL, at that port alone", () => {
    const baseURL = "http://127.0.0.1:3000/wechat";
    expect(isTrusted("/cgi-bin/user/info", { baseURL })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3000/p", { baseURL })).toBe(true);
    expect(isTrusted("http://127.0.0.1:3001/p", { baseURL })).toBe(false);
    expect(isTrusted("http://127.0.0.1/p", { baseURL })).toBe(false);
  });

  it("follow the instance's baseURL when that is changed", () => {
    const instance = axios.create({ baseURL: "http://127.0.0.1:3000" });
    const targetOf = createTargets(undefined, [], instance, "access_token");
    const at = (port: number) => targetOf(requestConfig({ url: `http://127.0.0.1:${port}/p` })).trusted;
    expect([at(3000), at(3001)]).toEqual([true, false]);
    instance.defaults.baseURL = "http://127.0.0.1:3001";
    expect([at(3000), at(3001)]).toEqual([false, true]);
  });

  it("are not the host of a baseURL that one call brings", () => {
    expect(targetsOf()({ baseURL: "https://example.com", url: "/p" }).trusted).toBe(false);
  });

  it("are not to be had over plain http, unless the instance's own baseURL is", () => {
    expect(isTrusted("http://api.weixin.qq.com/p")).toBe(false);
    expect(isTrusted("http://api2.weixin.qq.com/p")).toBe(false);
    expect(isTrusted("/p", { baseURL: "http://api.weixin.qq.com" })).toBe(true);
  });

  it("are those of `hosts`, and then no other", () => {
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

  it("are those of `failoverHosts` always", () => {
    const failoverHosts = ["backup.example"];
    expect(isTrusted("https://backup.example/p", { failoverHosts })).toBe(true);
    expect(isTrusted("https://backup.example/p", { failoverHosts, hosts: ["proxy.example"] })).toBe(true);
    expect(isTrusted("https://api.weixin.qq.com/p", { failoverHosts })).toBe(true);
  });

  it("are none of a request whose URL is none", () => {
    const targetOf = createTargets(undefined, [], axios.create(), "access_token");
    expect(targetOf(requestConfig({ url: "/cgi-bin/user/info?access_token=T" }))).toEqual({
      // Goes into events: without the query.
      path: "/cgi-bin/user/info",
      trusted: false,
      hasCredentials: false,
      takesToken: false,
    });
    expect(targetOf(requestConfig()).trusted).toBe(false);
  });
});

describe("allowAbsoluteUrls", () => {
  // Axios knows it from 1.8 on, and older versions send such a request to the host that its URL names.
  it("is read as the axios at hand reads it: the token goes where the request goes", () => {
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

describe("the paths that take the account's token", () => {
  const takesToken = (url: string) => targetsOf()({ url }).takesToken;

  it.each(["/cgi-bin/user/info", "/wxa/msg_sec_check", "/sns", "/cgi-bin/component/api_authorizer_token"])(
    "are %s",
    (url) => {
      expect(takesToken(url)).toBe(true);
    },
  );

  it("are /sns/component/*, which take a platform's", () => {
    expect(takesToken("/sns/component/jscode2session")).toBe(true);
  });

  // /sns/* carries a user's token: the account's must never replace it.
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
  ])("are not %s", (url) => {
    expect(takesToken(url)).toBe(false);
  });

  it.each(["/cgi-bin/token", "/cgi-bin/stable_token", "/cgi-bin/gettoken?corpid=c", "/cgi-bin/%74oken"])(
    "are not the token endpoint %s",
    (url) => {
      expect(takesToken(url)).toBe(false);
    },
  );

  it.each(["/cgi-bin//token", "/cgi-bin//stable_token", "//sns//userinfo"])(
    "are not those with a slash too many, which a server reads as one: %s",
    (path) => {
      expect(targetsOf()({ url: `${WECHAT}${path}` }).takesToken).toBe(false);
    },
  );

  it("are told apart under a baseURL with a path too", () => {
    const target = targetsOf({ baseURL: `${WECHAT}/cgi-bin/` });
    expect(target({ url: "/token" })).toMatchObject({ path: "/cgi-bin/token", takesToken: false });
    expect(target({ url: "user/info" })).toMatchObject({ path: "/cgi-bin/user/info", takesToken: true });
  });

  it("survive a path that cannot be decoded", () => {
    expect(targetsOf()({ url: "/cgi-bin/%E0%A4%A" })).toMatchObject({ trusted: true, takesToken: true });
  });
});

describe("the memory of decisions", () => {
  it("gives the same answer again without deciding it again", () => {
    const target = targetsOf();
    expect(target({ url: "/p" })).toBe(target({ url: "/p" }));
  });

  it("tells the same path under two baseURLs apart", () => {
    const target = targetsOf();
    expect(target({ url: "/p" }).trusted).toBe(true);
    expect(target({ url: "/p", baseURL: "https://example.com" }).trusted).toBe(false);
    expect(target({ url: "/p" }).trusted).toBe(true);
  });

  it("is bounded: 500 others later the first is decided anew, to the same effect", () => {
    const target = targetsOf();
    const first = target({ url: "/p" });
    for (let n = 0; n < 500; n += 1) target({ url: `/p/${n}`, baseURL: `${WECHAT}/${n % 7}` });
    expect(target({ url: "/p" })).not.toBe(first);
    expect(target({ url: "/p" })).toEqual(first);
  });
});
