import { describe, expect, it } from "vitest";
import { lookupErrcode } from "../../../src/errcodes/index.ts";
import { createApiError } from "../../../src/errors/create.ts";
import { AccessTokenError, CredentialError } from "../../../src/index.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const RID = "5fab84d2-09424a07-00bd7fe3";
const body = { errcode: 40003, errmsg: `invalid openid rid: ${RID}` };
const envelope = { ...body, body };
const config = requestConfig({
  baseURL: "https://api.weixin.qq.com",
  url: "/cgi-bin/user/info",
  method: "get",
});

describe("createApiError", () => {
  it("keeps what WeChat said, and what the catalogue says of it", () => {
    const error = createApiError(envelope, { config });
    expect(error).toMatchObject({
      errcode: 40003,
      errmsg: `invalid openid rid: ${RID}`,
      rid: RID,
      category: "user",
      method: "GET",
      path: "/cgi-bin/user/info",
    });
    expect(error.entry).toBe(lookupErrcode(40003));
    expect(error.hint).toBe(lookupErrcode(40003)?.hint);
    expect(error.body).toEqual(body);
  });

  it("has no rid where WeChat gave none, as in old answers", () => {
    const error = createApiError({ errcode: 40003, errmsg: "invalid openid", body });
    expect(error.rid).toBeUndefined();
    expect(Object.keys(error)).not.toContain("rid");
  });

  it("names the call, the code, its meaning in two languages, the rid and the next step in its message", () => {
    const { message } = createApiError(envelope, { config });
    expect(message).toBe(
      "40003 INVALID_OPENID: invalid openid (The OpenID is wrong, is not a follower, or belongs to another account / " +
        "不合法的OpenID，请开发者确认OpenID（该用户）是否已关注公众号，或是否是其他公众号的OpenID) " +
        `GET /cgi-bin/user/info rid ${RID} → Check that the OpenID was issued for this AppID and that the user still ` +
        "follows the account / 确认 OpenID 由当前 AppID 获得且用户仍在关注",
    );
  });

  it("says of an unknown code that it is not in the catalogue, in a message without gaps", () => {
    const { message } = createApiError({ errcode: 123456789, errmsg: "odd", body: {} });
    expect(message).toBe("123456789: odd (not in the catalogue / 未收录的返回码)");
  });

  it("says likely causes in place of the catalogue's hint", () => {
    const { message, hint } = createApiError(envelope, { config, likelyCauses: "another process renews it" });
    expect(message).toMatch(/→ another process renews it$/);
    expect(message).not.toContain(hint?.en);
  });

  it("points to wechat.body when a stream kept the call from being sent again", () => {
    const error = createApiError(envelope, { config, replayable: false });
    expect(error.replayable).toBe(false);
    expect(error.message).toContain("wechat.body");
    expect(createApiError(envelope, { config }).message).not.toContain("wechat.body");
  });

  it("keeps config, request and response reachable, and takes the status over", () => {
    const response = responseTo(config, body, 500);
    const error = createApiError(envelope, { config, response });
    expect(error.config).toBe(config);
    expect(error.response).toBe(response);
    expect(error.request).toBe(response.request);
    expect(error.status).toBe(500);
  });

  it("knows nothing of a call that it was not told of", () => {
    expect(createApiError(envelope)).toMatchObject({ method: "", attempts: 1, replayable: true });
    expect(createApiError(envelope).config).toBeUndefined();
  });

  it("counts attempts as it is told", () => {
    expect(createApiError(envelope, { attempts: 4 }).attempts).toBe(4);
  });

  it("takes a call without a method for a GET, as axios does", () => {
    expect(createApiError(envelope, { config: requestConfig({ url: "/p" }) }).method).toBe("GET");
  });
});

describe("retryable", () => {
  const retryable = (errcode: number, listedForRetry?: boolean) =>
    createApiError({ errcode, errmsg: "", body: {} }, listedForRetry === undefined ? {} : { listedForRetry })
      .retryable;

  it("is what the catalogue says", () => {
    expect(retryable(-1)).toBe(true);
    expect(retryable(45011)).toBe(true);
    expect(retryable(40003)).toBe(false);
    expect(retryable(45009)).toBe(false);
  });

  it("is true as well for a code that the retry options list", () => {
    expect(retryable(45009, true)).toBe(true);
    expect(retryable(123456789, true)).toBe(true);
    expect(retryable(-1, false)).toBe(true);
  });
});

describe("a code about tokens", () => {
  const at = (url: string, errcode: number, tokenRefused = false) =>
    createApiError({ errcode, errmsg: "", body: {} }, { config: requestConfig({ url }), tokenRefused });

  it("is about credentials at a token endpoint: there 40001 speaks of the secret", () => {
    expect(at("/cgi-bin/token", 40001)).toBeInstanceOf(CredentialError);
    expect(at("/cgi-bin/stable_token", 40001, true)).toMatchObject({ category: "credential" });
    expect(at("/cgi-bin/user/info", 40001)).toBeInstanceOf(AccessTokenError);
  });

  it("is whatever the account says it is", () => {
    expect(at("/cgi-bin/user/info", 123456789, true)).toBeInstanceOf(AccessTokenError);
    expect(at("/cgi-bin/user/info", 123456789, true).category).toBe("token");
  });
});
