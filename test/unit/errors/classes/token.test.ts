import { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { TokenFetchError, TokenStoreError, WechatError } from "../../../../src/index.ts";
import { createApiError } from "../../api-error.ts";
import { requestConfig, responseTo } from "../../axios-parts.ts";

const config = requestConfig({ url: "/cgi-bin/stable_token", method: "post" });
const body = { errcode: 40125, errmsg: "invalid appsecret" };
const rejection = () => createApiError({ ...body, body }, { config, response: responseTo(config, body) });

describe("TokenFetchError", () => {
  it("names the account and repeats the endpoint's errcode and errmsg", () => {
    const cause = rejection();
    const error = new TokenFetchError(cause, "stable_token:wx");
    expect(error).toBeInstanceOf(WechatError);
    expect(error).toMatchObject({
      name: "TokenFetchError",
      code: "ERR_WECHAT_TOKEN_FETCH",
      key: "stable_token:wx",
    });
    expect(error.message).toBe(`No access_token for stable_token:wx: ${cause.message}`);
    expect(error.cause).toBe(cause);
  });

  it("belongs to the call that needed the token", () => {
    const own = requestConfig({ url: "/cgi-bin/user/info" });
    expect(new TokenFetchError(rejection(), "k", { config: own }).config).toBe(own);
  });

  // Trap: a user's axios-retry takes an error with a code and no response for a network error, also on POST.
  it("has the endpoint's response, so that a wrong secret is not mistaken for a network error", () => {
    const { response, status } = new TokenFetchError(rejection(), "k");
    expect(response?.status).toBe(200);
    // Trap: a web framework would respond with it.
    expect(status).toBeUndefined();
    expect(JSON.parse(response?.data as string)).toEqual(body);
  });

  it("has a new copy each time, because dispatch writes to it", () => {
    const cause = rejection();
    const [first, second] = [new TokenFetchError(cause, "k"), new TokenFetchError(cause, "k")];
    if (first.response) first.response.data = "transformed";
    expect(second.response?.data).toBe(JSON.stringify(body));
    expect(cause.response?.data).toBe(body);
  });

  it("has no response after a network error", () => {
    const fault = new AxiosError("connect ECONNREFUSED", "ECONNREFUSED");
    expect(new TokenFetchError(fault, "k").response).toBeUndefined();
  });
});

describe("TokenStoreError", () => {
  it("names the account and the operation", () => {
    const cause = new Error("Redis is away");
    const error = new TokenStoreError("set", "stable_token:wx", cause);
    expect(error).toBeInstanceOf(WechatError);
    expect(error).toMatchObject({
      name: "TokenStoreError",
      code: "ERR_WECHAT_TOKEN_STORE",
      key: "stable_token:wx",
      operation: "set",
      message: "The token store failed to set stable_token:wx: Redis is away",
    });
    expect(error.cause).toBe(cause);
  });
});
