import { describe, expect, it } from "vitest";
import { isTokenEndpoint, pathOf } from "../../../src/protocol/paths.ts";

describe("isTokenEndpoint", () => {
  it.each([
    "/cgi-bin/token",
    "/cgi-bin/stable_token",
    "/cgi-bin/gettoken",
    "/cgi-bin/clear_quota/v2",
    "/cgi-bin/component/api_component_token",
    "/cgi-bin/component/api_start_push_ticket",
    "/cgi-bin/component/clear_quota/v2",
    "/cgi-bin/service/get_suite_token",
    "/cgi-bin/service/get_provider_token",
    "/cgi-bin/token/",
    "/CGI-BIN/Token",
    "/proxy/wechat/cgi-bin/token",
  ])("recognizes %s", (path) => {
    expect(isTokenEndpoint(path)).toBe(true);
  });

  it.each([
    "/cgi-bin/user/info",
    "/cgi-bin/clear_quota",
    "/cgi-bin/token/more",
    "/cgi-bin/tokens",
    "/cgi-bin/component/api_authorizer_token",
    "/token",
    "",
  ])("does not recognize %j", (path) => {
    expect(isTokenEndpoint(path)).toBe(false);
  });
});

describe("pathOf", () => {
  it.each([
    [{ baseURL: "https://api.weixin.qq.com", url: "/cgi-bin/user/info?openid=o#x" }, "/cgi-bin/user/info"],
    [{ baseURL: "https://api.weixin.qq.com/cgi-bin/", url: "/user/info" }, "/cgi-bin/user/info"],
    [{ baseURL: "https://api.weixin.qq.com/cgi-bin", url: "user/info" }, "/cgi-bin/user/info"],
    [{ baseURL: "https://a.example/base", url: "https://b.example/p?access_token=T" }, "/p"],
    [{ baseURL: "https://a.example/base", url: "//b.example/p" }, "/p"],
    [{ url: "/cgi-bin/user/info?access_token=T" }, "/cgi-bin/user/info"],
    [{ url: "cgi-bin/user/info" }, "/cgi-bin/user/info"],
    [{ baseURL: "https://api.weixin.qq.com/cgi-bin" }, "/cgi-bin/"],
    [{}, "/"],
  ])("of %j is %s", (config, path) => {
    expect(pathOf(config)).toBe(path);
  });

  it("without a config is the root", () => {
    expect(pathOf(undefined)).toBe("/");
  });

  it("has no query even without a valid URL", () => {
    expect(pathOf({ url: "http://[broken/p?access_token=T#x" })).toBe("http://[broken/p");
  });
});
