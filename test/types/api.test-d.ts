import axios, { type AxiosError, type AxiosResponse } from "axios";
import {
  type AccessTokenError,
  type AnyWechatApiError,
  type AnyWechatError,
  attachmentOf,
  attachWechat,
  type Category,
  CredentialError,
  createTokenManager,
  type ErrcodeEntry,
  errcodeInterceptor,
  isWechatApiError,
  isWechatError,
  memoryStore,
  type RefreshEvent,
  type RetryEvent,
  stableTokenProvider,
  type TokenFetchError,
  type TokenManager,
  type TokenProvider,
  type TokenStore,
  type WechatApiError,
  type WechatAttachment,
  type WechatError,
  type WechatOptions,
} from "axios-wechat";
import { describe, expectTypeOf, it } from "vitest";

declare const error: unknown;
const api = axios.create();
const credentials = { appid: "wx", secret: "s" };

describe("isWechatApiError", () => {
  it("narrows errcode to the number of one name", () => {
    if (isWechatApiError(error, "INVALID_OPENID")) {
      expectTypeOf(error.errcode).toEqualTypeOf<40003>();
      expectTypeOf(error).toExtend<WechatApiError>();
    }
  });

  it("narrows it to the union of names and numbers", () => {
    if (isWechatApiError(error, "INVALID_OPENID", 45015)) {
      expectTypeOf(error.errcode).toEqualTypeOf<40003 | 45015>();
    }
    if (isWechatApiError(error, 40003, 123456789)) {
      expectTypeOf(error.errcode).toEqualTypeOf<40003 | 123456789>();
    }
  });

  it("leaves it a number without a name, or with a dynamic list", () => {
    if (isWechatApiError(error)) {
      expectTypeOf(error).toEqualTypeOf<AnyWechatApiError>();
      expectTypeOf(error).toExtend<WechatApiError>();
      expectTypeOf(error.errcode).toEqualTypeOf<number>();
    }
    const codes: number[] = [40003];
    if (isWechatApiError(error, ...codes)) expectTypeOf(error.errcode).toEqualTypeOf<number>();
  });

  it("allows a switch over the errcodes", () => {
    if (isWechatApiError(error, "INVALID_OPENID", 45015)) {
      switch (error.errcode) {
        case 40003:
        case 45015:
          break;
        // @ts-expect-error: was not asked for
        case 40001:
          break;
      }
    }
  });

  it("rejects a misspelled name", () => {
    // @ts-expect-error: INVALID_OPENID
    isWechatApiError(error, "INVALID_OPNID");
    // @ts-expect-error: a numeric string is not a code
    isWechatApiError(error, "40003");
  });
});

describe("the errors", () => {
  it("are AxiosErrors, distinguished by class and by guard", () => {
    expectTypeOf<WechatError>().toExtend<AxiosError>();
    expectTypeOf<AccessTokenError>().toExtend<WechatApiError>();
    expectTypeOf<TokenFetchError>().not.toExtend<WechatApiError>();
    if (isWechatError(error)) {
      expectTypeOf(error).toEqualTypeOf<AnyWechatError>();
      expectTypeOf(error).toExtend<WechatError>();
    }
    if (error instanceof CredentialError) expectTypeOf(error.ip).toEqualTypeOf<string | undefined>();
  });

  it("have typed details of a failure", () => {
    expectTypeOf<WechatApiError["errmsg"]>().toEqualTypeOf<string>();
    expectTypeOf<WechatApiError["rid"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<WechatApiError["category"]>().toEqualTypeOf<Category>();
    expectTypeOf<WechatApiError["entry"]>().toEqualTypeOf<ErrcodeEntry | undefined>();
    expectTypeOf<WechatApiError["attempts"]>().toEqualTypeOf<number>();
    expectTypeOf<WechatApiError["retryable"]>().toEqualTypeOf<boolean>();
    expectTypeOf<WechatApiError["replayable"]>().toEqualTypeOf<boolean>();
    expectTypeOf<WechatApiError["body"]>().toEqualTypeOf<unknown>();
    expectTypeOf<TokenFetchError["cause"]>().toEqualTypeOf<Error>();
  });
});

describe("the wechat key of a call", () => {
  it("accepts false, and the options of one call", () => {
    api.get("/p", { wechat: false });
    api.post("/p", {}, { wechat: { token: "T", refresh: false, retry: false, accept: [40003] } });
    api.request({ url: "/p", wechat: { token: false, accept: true, retry: { maxRetries: 1 } } });
    api.post("/p", undefined, { wechat: { body: () => new Blob([]) } });
  });

  it("rejects a misspelled option, and any other value", () => {
    // @ts-expect-error: token
    api.get("/p", { wechat: { tokne: "x" } });
    // @ts-expect-error: false or options
    api.get("/p", { wechat: true });
    // @ts-expect-error: true or a list
    api.get("/p", { wechat: { accept: false } });
    // @ts-expect-error: maxRetries
    api.get("/p", { wechat: { retry: { retries: 1 } } });
  });

  it("exists on defaults and on a response's config", () => {
    axios.create({ wechat: { retry: false } });
    expectTypeOf<AxiosResponse["config"]["wechat"]>().toExtend<false | object | undefined>();
  });

  it("does not change the type of a response", () => {
    expectTypeOf(api.get<{ openid: string }>("/p", { wechat: {} })).resolves.toEqualTypeOf<
      AxiosResponse<{ openid: string }>
    >();
  });
});

describe("attachWechat", () => {
  it("accepts the values of process.env, under exactOptionalPropertyTypes", () => {
    const { WECHAT_APPID, WECHAT_SECRET } = process.env;
    const attachment = attachWechat(api, { appid: WECHAT_APPID, secret: WECHAT_SECRET });
    expectTypeOf(attachment).toEqualTypeOf<WechatAttachment>();
    expectTypeOf(attachment.tokens).toEqualTypeOf<TokenManager | undefined>();
  });

  it("accepts every option, including undefined", () => {
    expectTypeOf<Record<keyof WechatOptions, undefined>>().toExtend<WechatOptions>();
    attachWechat(api);
    attachWechat(api, {
      provider: stableTokenProvider(credentials),
      store: memoryStore(),
      retry: { budget: false, shouldRetry: (failure, attempt) => failure.code === "x" && attempt < 3 },
      readEnvelope: (body, response) => (body && response.status === 200 ? { errcode: 1 } : undefined),
      onRefresh: (event) => expectTypeOf(event).toEqualTypeOf<RefreshEvent>(),
      onRetry: (event) => expectTypeOf(event).toEqualTypeOf<RetryEvent>(),
    });
  });

  it("rejects a misspelled option", () => {
    // @ts-expect-error: appid
    attachWechat(api, { appId: "wx", secret: "s" });
    // @ts-expect-error: not a product
    attachWechat(api, { product: "qq" });
    // @ts-expect-error: milliseconds are a number
    attachWechat(api, { refreshAheadMs: "4m" });
  });
});

describe("attachmentOf", () => {
  it("returns the attachment of an instance, if it has one", () => {
    expectTypeOf(attachmentOf(api)).toEqualTypeOf<WechatAttachment | undefined>();
  });
});

describe("errcodeInterceptor", () => {
  it("can be passed directly to response.use", () => {
    api.interceptors.response.use(errcodeInterceptor());
    expectTypeOf(errcodeInterceptor({ product: "wecom" })).toEqualTypeOf<
      (response: AxiosResponse) => AxiosResponse | Promise<AxiosResponse>
    >();
  });

  it("rejects options about tokens and retries", () => {
    // @ts-expect-error: attachWechat's
    errcodeInterceptor({ retry: false });
  });
});

describe("a user's own object", () => {
  it("can be a store", () => {
    const store = {
      get: async (_key: string) => undefined,
      set: async () => true,
    };
    expectTypeOf(store).toExtend<TokenStore>();
    expectTypeOf(memoryStore()).toEqualTypeOf<TokenStore>();
  });

  it("can be a provider, or its short form", () => {
    const provider: TokenProvider = {
      key: "central",
      async fetch({ http, force, signal }) {
        expectTypeOf(force).toEqualTypeOf<boolean>();
        const { data } = await http.get<{ token: string }>("https://tokens.example", { signal });
        return { access_token: data.token, expires_in: 600 };
      },
    };
    createTokenManager({ provider });
    attachWechat(api, { provider: async () => ({ access_token: "T", expires_in: 600 }) });
    // @ts-expect-error: no expires_in
    attachWechat(api, { provider: async () => ({ access_token: "T" }) });
    // @ts-expect-error: a provider has a key
    createTokenManager({ provider: { fetch: provider.fetch } });
  });

  it("can be a provider whose optional properties are undefined, under exactOptionalPropertyTypes", () => {
    const provider: TokenProvider = {
      ...{
        key: "central",
        param: undefined,
        tokenErrcodes: undefined,
        product: undefined,
        canForce: undefined,
      },
      fetch: async ({ rejected }) => ({ access_token: rejected ?? "T", expires_in: 600 }),
    };
    createTokenManager({ provider });
  });

  it("must include a provider to create a manager", () => {
    // @ts-expect-error: provider
    createTokenManager({ store: memoryStore() });
    expectTypeOf(createTokenManager).returns.toEqualTypeOf<TokenManager>();
  });
});
