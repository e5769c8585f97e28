import { AxiosError, isAxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { type Category, errcodes, lookupErrcode } from "../../../../src/errcodes/index.ts";
import {
  AccessTokenError,
  ContentError,
  CredentialError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  SystemBusyError,
  UserError,
  WechatApiError,
  WechatError,
} from "../../../../src/index.ts";
import { createApiError } from "../../api-error.ts";

const of = (errcode: number, errmsg = "") => createApiError({ errcode, errmsg, body: { errcode, errmsg } });

const CLASSES: Record<Exclude<Category, "success">, [typeof WechatApiError, string]> = {
  token: [AccessTokenError, "ERR_WECHAT_ACCESS_TOKEN"],
  credential: [CredentialError, "ERR_WECHAT_CREDENTIAL"],
  system: [SystemBusyError, "ERR_WECHAT_SYSTEM_BUSY"],
  quota: [RateLimitError, "ERR_WECHAT_RATE_LIMIT"],
  rateLimit: [RateLimitError, "ERR_WECHAT_RATE_LIMIT"],
  permission: [PermissionError, "ERR_WECHAT_PERMISSION"],
  parameter: [InvalidRequestError, "ERR_WECHAT_INVALID_REQUEST"],
  media: [InvalidRequestError, "ERR_WECHAT_INVALID_REQUEST"],
  menu: [InvalidRequestError, "ERR_WECHAT_INVALID_REQUEST"],
  message: [InvalidRequestError, "ERR_WECHAT_INVALID_REQUEST"],
  user: [UserError, "ERR_WECHAT_USER"],
  content: [ContentError, "ERR_WECHAT_CONTENT"],
  business: [WechatApiError, "ERR_WECHAT_API"],
};

describe("the class of an API error", () => {
  it.each(Object.keys(CLASSES) as (keyof typeof CLASSES)[])(
    "matches its category, for every code in %s",
    (category) => {
      const [Class, code] = CLASSES[category];
      const entries = errcodes.filter((entry) => lookupErrcode(entry.code) === entry);
      const ofCategory = entries.filter((entry) => entry.category === category);
      expect(ofCategory.length).toBeGreaterThan(0);
      for (const { code: errcode } of ofCategory) {
        const error = of(errcode);
        expect(error.constructor).toBe(Class);
        expect(error).toMatchObject({ name: Class.name, code, errcode, category });
      }
    },
  );

  it("is WechatApiError itself for an unknown code", () => {
    const error = of(123456789);
    expect(error.constructor).toBe(WechatApiError);
    expect(error).toMatchObject({ code: "ERR_WECHAT_API", category: "business", retryable: false });
    expect(error.entry).toBeUndefined();
    expect(error.hint).toBeUndefined();
  });

  it("follows the product's meaning of a code: 40001 is a wrong secret in WeCom", () => {
    const envelope = { errcode: 40001, errmsg: "", body: {} };
    expect(createApiError(envelope, { product: "wecom" })).toBeInstanceOf(CredentialError);
    expect(createApiError(envelope)).toBeInstanceOf(AccessTokenError);
  });

  it("is always an AxiosError and a WechatError, so existing error handling keeps working", () => {
    for (const error of [of(-1), of(40001), of(123456789)]) {
      expect(error).toBeInstanceOf(WechatApiError);
      expect(error).toBeInstanceOf(WechatError);
      expect(error).toBeInstanceOf(AxiosError);
      expect(isAxiosError(error)).toBe(true);
    }
  });
});

describe("CredentialError", () => {
  // Trap: WeCom's code for an IP that is not whitelisted was a PermissionError without the address.
  it.each([
    [60020, "not allow to access from your ip, hint: [1], from ip: 203.0.113.9, more info"],
    [61004, "access clientip is not registered requestIP: 203.0.113.9"],
    [40164, "invalid ip 203.0.113.9, not in whitelist"],
    [45035, "access clientip is not registered, ip: 203.0.113.9"],
    [40090, "invalid request source, from ip: 203.0.113.9"],
  ])("is the class for every code about the IP whitelist, with the address: %i", (errcode, errmsg) => {
    const product = errcode === 60020 ? "wecom" : "mp";
    const error = createApiError({ errcode, errmsg, body: {} }, { product });
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ ip: "203.0.113.9" });
  });

  it("has the address that WeChat saw, if it is not on the whitelist", () => {
    const errmsg = "invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist rid: 5fab84d2-09424a07-00bd7fe3";
    expect(of(40164, errmsg)).toMatchObject({ ip: "1.2.3.4", rid: "5fab84d2-09424a07-00bd7fe3" });
  });

  it("has no such property if WeChat named no address", () => {
    expect(Object.keys(of(40125, "invalid appsecret"))).not.toContain("ip");
  });
});
