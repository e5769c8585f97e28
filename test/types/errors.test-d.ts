import type { AxiosError } from "axios";
import {
  AccessTokenError,
  type AnyWechatApiError,
  type AnyWechatError,
  type CredentialError,
  type ErrcodeName,
  isWechatApiError,
  isWechatError,
  PermissionError,
  type QuotaWindow,
  type RateLimitError,
  type TokenFetchError,
  type WechatApiError,
  type WechatError,
} from "axios-wechat";
import { describe, expectTypeOf, it } from "vitest";

declare const error: unknown;
type Ip = string | undefined;

describe("isWechatApiError", () => {
  it("reveals the ip of codes about credentials, by name and by number", () => {
    if (isWechatApiError(error, "IP_NOT_WHITELISTED")) expectTypeOf(error.ip).toEqualTypeOf<Ip>();
    if (isWechatApiError(error, 40164)) expectTypeOf(error.ip).toEqualTypeOf<Ip>();
    if (isWechatApiError(error, 61004)) expectTypeOf(error.ip).toEqualTypeOf<Ip>();
    if (isWechatApiError(error, "WECOM_IP_NOT_WHITELISTED", 45035))
      expectTypeOf(error.ip).toEqualTypeOf<Ip>();
    if (isWechatApiError(error, 60020)) {
      expectTypeOf(error.ip).toEqualTypeOf<Ip>();
      expectTypeOf(error.errcode).toEqualTypeOf<60020>();
      // @ts-expect-error: not of this class
      void error.window;
    }
  });

  it("reveals window and retryAt of codes about quotas", () => {
    if (isWechatApiError(error, "API_QUOTA_EXCEEDED")) {
      expectTypeOf(error.window).toEqualTypeOf<QuotaWindow | undefined>();
      expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();
      // @ts-expect-error: not of this class
      void error.ip;
    }
    if (isWechatApiError(error, 45009, "API_RATE_LIMITED"))
      expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();
  });

  it("reveals neither of other codes", () => {
    if (isWechatApiError(error, "INVALID_OPENID", 123456789)) {
      // @ts-expect-error: no such field
      void error.ip;
      // @ts-expect-error: no such field
      void error.window;
    }
  });

  it("reveals both of a number that has both meanings, by product", () => {
    if (isWechatApiError(error, 40095)) {
      expectTypeOf(error.ip).toEqualTypeOf<Ip>();
      expectTypeOf(error.window).toEqualTypeOf<QuotaWindow | undefined>();
    }
  });

  it("narrows to a union that errcode tells apart", () => {
    if (isWechatApiError(error, "IP_NOT_WHITELISTED", "INVALID_OPENID", 45009)) {
      expectTypeOf(error.errcode).toEqualTypeOf<40164 | 40003 | 45009>();
      // @ts-expect-error: not of all of them
      void error.ip;
      if (error.errcode === 40164) expectTypeOf(error.ip).toEqualTypeOf<Ip>();
      else if (error.errcode === 45009) expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();
      else expectTypeOf(error.errcode).toEqualTypeOf<40003>();
    }
  });

  it("takes a name that is known at run time alone", () => {
    const name = "INVALID_OPENID" as ErrcodeName;
    if (isWechatApiError(error, name)) expectTypeOf(error).toExtend<WechatApiError>();
  });
});

describe("code", () => {
  it("is a literal on each class", () => {
    expectTypeOf<CredentialError["code"]>().toEqualTypeOf<"ERR_WECHAT_CREDENTIAL">();
    expectTypeOf<TokenFetchError["code"]>().toEqualTypeOf<"ERR_WECHAT_TOKEN_FETCH">();
    expectTypeOf<AnyWechatError["code"]>().toEqualTypeOf<WechatError["code"]>();
    expectTypeOf<AnyWechatApiError["code"]>().toEqualTypeOf<WechatApiError["code"]>();
    expectTypeOf<"ERR_WECHAT_TOKEN_FETCH">().not.toExtend<WechatApiError["code"]>();
  });

  it("does not compile when it is misspelled", () => {
    if (isWechatError(error)) {
      switch (error.code) {
        case "ERR_WECHAT_TOKEN_FETCH":
          break;
        // @ts-expect-error: ERR_WECHAT_RATE_LIMIT
        case "ERR_WECHAT_RATELIMIT":
          break;
      }
    }
  });

  it("narrows what isWechatError found to a class", () => {
    if (isWechatError(error) && error.code === "ERR_WECHAT_TOKEN_FETCH") {
      expectTypeOf(error).toEqualTypeOf<TokenFetchError>();
      expectTypeOf(error.key).toEqualTypeOf<string>();
    }
    if (isWechatError(error) && error.code === "ERR_WECHAT_API") expectTypeOf(error.errcode).toBeNumber();
  });

  it("narrows what isWechatApiError found to a class", () => {
    if (isWechatApiError(error) && error.code === "ERR_WECHAT_RATE_LIMIT") {
      expectTypeOf(error).toEqualTypeOf<RateLimitError>();
    }
  });

  it("covers every class in a switch", () => {
    const reaction = (failure: AnyWechatApiError): string => {
      switch (failure.code) {
        case "ERR_WECHAT_CREDENTIAL":
          return failure.ip ?? "";
        case "ERR_WECHAT_RATE_LIMIT":
          return failure.window ?? "";
        case "ERR_WECHAT_ACCESS_TOKEN":
        case "ERR_WECHAT_API":
        case "ERR_WECHAT_CONTENT":
        case "ERR_WECHAT_INVALID_REQUEST":
        case "ERR_WECHAT_PERMISSION":
        case "ERR_WECHAT_SYSTEM_BUSY":
        case "ERR_WECHAT_USER":
          return failure.errmsg;
      }
    };
    void reaction;
  });
});

describe("the guards", () => {
  it("narrow an AxiosError, and one another", () => {
    const failure = error as AxiosError;
    if (isWechatError(failure) && failure.code === "ERR_WECHAT_REDIRECT") {
      expectTypeOf(failure.to).toEqualTypeOf<string>();
    }
    if (isWechatError(error) && isWechatApiError(error, "IP_NOT_WHITELISTED")) {
      expectTypeOf(error.ip).toEqualTypeOf<Ip>();
    }
  });

  it("leave instanceof able to tell the classes apart", () => {
    const failure = error as WechatApiError;
    if (failure instanceof AccessTokenError) return;
    // Trap: classes of one shape are one type, so that nothing was left here.
    if (failure instanceof PermissionError) expectTypeOf(failure.errmsg).toEqualTypeOf<string>();
    expectTypeOf(failure).toEqualTypeOf<WechatApiError>();
  });
});
