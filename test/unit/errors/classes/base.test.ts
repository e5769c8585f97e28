import axios, { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { TokenFetchError, type WechatError } from "../../../../src/index.ts";
import { createApiError } from "../../api-error.ts";
import { requestConfig, responseTo } from "../../axios-parts.ts";
import { printed } from "../../printed.ts";

const TOKEN = "TOKEN-0123456789";
const config = requestConfig({ url: "/cgi-bin/user/info", method: "get", params: { access_token: TOKEN } });
const response = responseTo(config, { errcode: 40003, errmsg: "invalid openid" });

const apiError = () =>
  createApiError({ errcode: 40003, errmsg: "invalid openid", body: response.data }, { config, response });
const tokenError = () => new TokenFetchError(apiError(), "stable_token:wx", { config });

describe("config, request and response", () => {
  it.each<[string, () => WechatError]>([
    ["an API error", apiError],
    ["a token error", tokenError],
  ])("of %s exist, and are not enumerable", (_, make) => {
    const error = make();
    expect(error.config).toBe(config);
    expect(error.response?.status).toBe(200);
    for (const name of ["config", "request", "response"] as const) {
      expect(name in error).toBe(true);
      expect(Object.keys(error)).not.toContain(name);
    }
  });

  // Trap: passing them to `super`, or a class field, makes them enumerable: 32 tokens at inspect depth 10.
  it.each<[string, () => WechatError]>([
    ["an API error", apiError],
    ["a token error", tokenError],
  ])("of %s add no token to any output", (_, make) => {
    expect(printed(make())).not.toContain(TOKEN);
  });

  it("can be replaced, as axios does with response", () => {
    const error = apiError();
    const other = responseTo(config, {});
    error.response = other;
    error.config = requestConfig();
    expect(error.response).toBe(other);
    expect(error.config).not.toBe(config);
    expect(Object.keys(error)).not.toContain("response");
    expect(printed(error)).not.toContain(TOKEN);
  });

  it("keep working after dispatch transforms error.response.data of a rejection", async () => {
    const api = axios.create({
      adapter: async () => {
        throw createApiError(
          { errcode: 40003, errmsg: "", body: {} },
          { config, response: responseTo(config, '{"errcode":40003}') },
        );
      },
    });
    await expect(api.get("/p")).rejects.toMatchObject({ errcode: 40003 });
    const caught = await api.get("/p").catch((error: AxiosError) => error);
    expect((caught as AxiosError).response?.data).toEqual({ errcode: 40003 });
  });
});

describe("a logger's view of an API error", () => {
  it("has all details by name, and no undefined values", () => {
    // The oldest axios has it on the prototype.
    const { isAxiosError: _, ...collected } = apiError();
    expect(collected).toEqual({
      message: expect.stringContaining("40003 INVALID_OPENID"),
      name: "UserError",
      code: "ERR_WECHAT_USER",
      errcode: 40003,
      errmsg: "invalid openid",
      category: "user",
      attempts: 1,
      retryable: false,
      replayable: true,
      method: "GET",
      path: "/cgi-bin/user/info",
    });
    expect(Object.values({ ...apiError() })).not.toContain(undefined);
  });

  it("is the same in JSON, with the stack", () => {
    const error = apiError();
    expect(JSON.parse(JSON.stringify(error))).toEqual({ ...error, stack: error.stack });
  });

  it("has the class as its name, also in the stack", () => {
    expect(apiError().stack).toMatch(/^UserError: GET \/cgi-bin\/user\/info failed: 40003 INVALID_OPENID/);
  });
});

describe("the cause", () => {
  it("exists, is not enumerable, and is in the JSON as its own JSON", () => {
    const error = tokenError();
    expect(error.cause).toMatchObject({ errcode: 40003 });
    expect(Object.keys(error)).not.toContain("cause");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: "ERR_WECHAT_TOKEN_FETCH",
      key: "stable_token:wx",
      cause: { code: "ERR_WECHAT_USER", errcode: 40003 },
    });
  });

  it("of a foreign class is in the JSON with its name and message only", () => {
    const cause = new AxiosError("connect ECONNREFUSED", "ECONNREFUSED", config);
    expect(JSON.parse(JSON.stringify(new TokenFetchError(cause, "k")))).toMatchObject({
      cause: { name: "AxiosError", message: "connect ECONNREFUSED" },
    });
  });

  it("is not a property of an error without one", () => {
    expect("cause" in apiError()).toBe(false);
  });
});
