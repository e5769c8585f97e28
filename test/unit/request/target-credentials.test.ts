import axios from "axios";
import { describe, expect, it } from "vitest";
import { createTargets } from "../../../src/request/target.ts";
import { hasCredentials } from "../../../src/request/token-param.ts";
import { requestConfig } from "../axios-parts.ts";

describe("a caller's own credentials", () => {
  it.each([
    ["/p?access_token=T", true],
    ["/p?a=1&access_token=", false],
    ["/p?component_access_token=T", true],
    ["/p?suite_access_token=T", true],
    ["/p?cloudbase_access_token=T", true],
    ["/p?appid=wx&secret=s", true],
    ["/p?%61ccess_token=T", true],
    ["/p?my_token=T", true],
    ["/p?openid=access_token", false],
    ["/p#access_token=T", false],
    ["/p", false],
  ])("are found in the URL %s: %s", (url, own) => {
    const { targetOf } = createTargets(undefined, [], axios.create(), undefined);
    const { query } = targetOf(requestConfig({ baseURL: "https://api.weixin.qq.com", url }));
    expect(hasCredentials(query, "my_token")).toBe(own);
  });

  it.each([
    [{ access_token: "T" }, true],
    // A caller's empty variable counts as none, and is replaced.
    [{ access_token: "" }, false],
    [new URLSearchParams("access_token="), false],
    [{ my_token: "T" }, true],
    [{ corpsecret: "s" }, true],
    [{ appsecret: "s" }, true],
    [{ openid: "o" }, false],
    [{}, false],
    // Axios leaves these out.
    [{ access_token: undefined, secret: null }, false],
    [undefined, false],
    [null, false],
    // Cannot be searched: axios rejects it, or a user's own serializer handles it.
    ["a=1", true],
    [new URLSearchParams("access_token=T"), true],
    [new URLSearchParams("my_token=T"), true],
    [new URLSearchParams("openid=o"), false],
  ])("are found in the params %o: %s", (params, own) => {
    expect(hasCredentials(params, "my_token")).toBe(own);
  });
});
