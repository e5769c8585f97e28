import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Endpoint, endpoints, lookupEndpoint } from "../../../src/endpoints/index.ts";
import { endpointOf } from "../../../src/endpoints/load.ts";
import { createMatchPath } from "../../../src/endpoints/match.ts";
import { isWechatPath, mayTakeOtherToken } from "../../../src/protocol/paths.ts";

const data = JSON.parse(readFileSync(new URL("../../../data/endpoints.json", import.meta.url), "utf8"));

describe("the table", () => {
  it("has every row of the data, field by field, in the same order", () => {
    expect(endpoints).toEqual(data.endpoints);
  });

  it("is an array like any other, and deeply frozen", () => {
    expect(Array.isArray(endpoints)).toBe(true);
    expect(endpoints.map(({ path }) => path)).toHaveLength(data.endpoints.length);
    expect([endpoints, endpoints[0], endpoints[0]?.product].every(Object.isFrozen)).toBe(true);
  });

  it("returns each row by method and path, as the same object", () => {
    for (const endpoint of endpoints) expect(lookupEndpoint(endpoint.method, endpoint.path)).toBe(endpoint);
  });
});

describe("lookupEndpoint", () => {
  it("accepts a method in any case, and ignores a trailing slash", () => {
    const endpoint = lookupEndpoint("POST", "/datacube/getusersummary");
    expect(endpoint).toMatchObject({ repeat: "read", token: "access_token", answer: "json" });
    expect(lookupEndpoint("post", "/datacube/getusersummary/")).toBe(endpoint);
  });

  it.each([
    ["GET", "/datacube/getusersummary"],
    ["POST", "/datacube"],
    ["POST", "/datacube/getusersummary/more"],
    ["POST", "/"],
    ["", ""],
  ])("does not know %s %s", (method, path) => {
    expect(lookupEndpoint(method, path)).toBeUndefined();
  });

  it.each([
    ["method", [undefined, "/sns/auth"]],
    ["path", ["GET", null]],
    ["path", ["GET", 1]],
  ])("names the argument that is not a string: %s", (argument, args) => {
    expect(() => lookupEndpoint(...(args as unknown as [string, string]))).toThrow(
      new RegExp(`^lookupEndpoint: ${argument} must be a string`),
    );
  });
});

describe("a path with a parameter in braces", () => {
  const match = createMatchPath(["/a/b", "/a/{id}", "/a/{id}/c.d", "/e"]);

  it("matches any one segment, but a path without parameters takes precedence", () => {
    expect(["/a/b", "/a/1", "/a/1/", "/a/x/c.d", "/e"].map(match)).toEqual([0, 1, 1, 2, 3]);
  });

  it("matches exactly one segment", () => {
    expect(["/a", "/a/", "/a/1/2", "/a/x/cxd", "/x/a/1", "/a//c.d"].map(match)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});

describe("the endpoint of a failed call", () => {
  const of = async (method: string, path: string, baseURL?: string): Promise<string | undefined> => {
    const endpoint: Endpoint | undefined = await endpointOf({ method, path, baseURL });
    return endpoint && `${endpoint.method} ${endpoint.path}`;
  };

  it.each([
    ["/cgi-bin/user/delete", undefined],
    ["/cgi-bin/user/delete/", "https://qyapi.weixin.qq.com"],
    ["//cgi-bin/user//delete", "https://qyapi.weixin.qq.com/"],
    ["/cgi-bin/user/delete", "https://qyapi.weixin.qq.com/cgi-bin"],
    ["/wechat/cgi-bin/user/delete", "https://gw.example/wechat"],
    ["/a/wechat/cgi-bin/user/delete", "https://gw.example/a/wechat/cgi-bin/"],
    ["/wechat/cgi-bin/user/delete", "/wechat"],
    ["/cgi-bin/user/delete", "http://[no address"],
  ])("is found at %s, of %s", async (path, baseURL) => {
    expect(await of("get", path, baseURL)).toBe("GET /cgi-bin/user/delete");
  });

  it.each([
    ["/wechat/cgi-bin/user/delete", undefined],
    ["/wechat/cgi-bin/user/delete", "https://gw.example/wech"],
    ["/wechat/cgi-bin/user/delete", "https://gw.example/other/wechat"],
  ])("is not searched for after a prefix that is not the baseURL's: %s, of %s", async (path, baseURL) => {
    expect(await of("get", path, baseURL)).toBeUndefined();
  });

  it("is the one of another method, if WeChat documents only that", async () => {
    expect(await of("get", "/cgi-bin/message/custom/send")).toBe("POST /cgi-bin/message/custom/send");
    expect(await of("get", "/customservice/work/get")).toBe("GET /customservice/work/get");
    expect(await of("put", "/customservice/work/get")).toBe("POST /customservice/work/get");
  });
});

describe("the rules that do not use the table", () => {
  it("cover every path that needs a platform's, a suite's or a service provider's token", () => {
    const special = /^(?:component|suite|provider)_access_token$/;
    const missed = endpoints.filter(({ token, path }) => special.test(token) && !mayTakeOtherToken(path));
    expect(missed).toEqual([]);
  });

  it("do not mistake an ordinary path for one of them", () => {
    for (const path of ["/cgi-bin/user/info", "/cgi-bin/message/custom/send", "/wxa/getwxacodeunlimit"]) {
      expect(mayTakeOtherToken(path)).toBe(false);
    }
  });

  it("recognize WeChat's paths, except for those that other APIs also have", () => {
    const first = (path: string) => path.split("/")[1];
    const missed = endpoints.filter(({ path }) => !isWechatPath(path)).map(({ path }) => first(path));
    expect([...new Set(missed)].toSorted()).toEqual(
      "cv donut product promoter publisher scan semantic shop union user-order".split(" "),
    );
  });
});
