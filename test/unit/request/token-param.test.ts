import { describe, expect, it } from "vitest";
import { placeToken, removeToken, removeTokenFromCopy } from "../../../src/request/token-param.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

describe("placeToken", () => {
  it("adds the token to the params, on a copy", () => {
    const params = Object.freeze({ openid: "o", list: [1] });
    const config = requestConfig({ params });
    placeToken(config, "access_token", "T1");
    expect(config.params).toEqual({ openid: "o", list: [1], access_token: "T1" });
    expect(params).toEqual({ openid: "o", list: [1] });
  });

  // Trap: spreading a URLSearchParams gives {}.
  it("adds it to URLSearchParams, including repeated names", () => {
    const params = new URLSearchParams("tag=1&tag=2");
    const config = requestConfig({ params });
    placeToken(config, "component_access_token", "T 1");
    expect(String(config.params)).toBe("tag=1&tag=2&component_access_token=T+1");
    expect(String(params)).toBe("tag=1&tag=2");
  });

  it.each([[undefined], [null]])("turns %s into params", (params) => {
    const config = requestConfig({ params });
    placeToken(config, "access_token", "T1");
    expect(config.params).toEqual({ access_token: "T1" });
  });

  it("replaces a value that axios would have left out", () => {
    const config = requestConfig({ params: { access_token: undefined } });
    placeToken(config, "access_token", "T1");
    expect(config.params).toEqual({ access_token: "T1" });
  });
});

// Trap: a resubmitted response.config with a token on it looked like a caller's own, and was never renewed.
describe("removeToken", () => {
  it.each([[{ openid: "o" }], [new URLSearchParams("openid=o")], [null]])(
    "restores the caller's own params object %j",
    (params) => {
      const config = requestConfig({ params });
      removeToken(config, placeToken(config, "access_token", "T1"), undefined);
      expect(config.params).toBe(params);
    },
  );

  it("leaves no key if there was none", () => {
    const config = requestConfig();
    removeToken(config, placeToken(config, "access_token", "T1"), undefined);
    expect("params" in config).toBe(false);
  });

  it("also restores the config on the response, when that is a copy", () => {
    const params = { openid: "o" };
    const config = requestConfig({ params });
    const placed = placeToken(config, "access_token", "T1");
    const response = responseTo({ ...config }, "");
    removeToken(config, placed, response);
    expect(response.config.params).toBe(params);
  });

  // Like axios-mock-adapter's passThrough: its request merges the config, which copies plain params.
  it.each([{ openid: "o" }, new URLSearchParams("openid=o")])(
    "also restores it when its params are a copy of %j",
    (params) => {
      const config = requestConfig({ params });
      const placed = placeToken(config, "access_token", "T1");
      const sent: unknown = config.params;
      const copy = sent instanceof URLSearchParams ? new URLSearchParams(sent) : { ...(sent as object) };
      const response = responseTo(requestConfig({ params: copy }), "");
      removeToken(config, placed, response);
      expect(response.config.params).toBe(params);
    },
  );

  it("does not change the config of another call", () => {
    const config = requestConfig();
    const placed = placeToken(config, "access_token", "T1");
    const other = { access_token: "T2" };
    for (const params of [other, null, undefined]) {
      const response = responseTo(requestConfig({ params }), "");
      removeToken(config, placed, response);
      expect(response.config.params).toBe(params);
    }
    removeTokenFromCopy(undefined, placed);
  });

  it("does not change params that were replaced in the meantime", () => {
    const config = requestConfig({ params: {} });
    const placed = placeToken(config, "access_token", "T1");
    const replaced = { other: 1 };
    config.params = replaced;
    removeToken(config, placed, undefined);
    expect(config.params).toBe(replaced);
  });
});
