import axios from "axios";
import {
  attachWechat,
  createTokenManager,
  memoryStore,
  stableTokenProvider,
  tokenManagers,
  type WechatOptions,
} from "axios-wechat";
import { describe, expectTypeOf, it } from "vitest";

const api = axios.create();
const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
const provider = stableTokenProvider({ appid, secret });
const tokens = createTokenManager({ provider });
const accounts = tokenManagers({ provider: () => provider });
const store = memoryStore();
const fetch = async () => ({ access_token: "T", expires_in: 600 });

describe("the options of attachWechat", () => {
  it("need appid and secret together, which may be undefined", () => {
    attachWechat(api, { appid, secret });
    attachWechat(api, { appid, secret: async () => "s" });
    attachWechat(api, { appid: "wx", secret: "s", store, retry: false });
    // @ts-expect-error: no secret
    attachWechat(api, { appid });
    // @ts-expect-error: no secret
    attachWechat(api, { appid: "wx", retry: false });
    // @ts-expect-error: no appid
    attachWechat(api, { secret: () => "s" });
  });

  it("have one source of tokens", () => {
    attachWechat(api, { provider });
    attachWechat(api, { tokens });
    attachWechat(api, { accounts, accountOf: () => "wx" });
    // @ts-expect-error: a second source
    attachWechat(api, { appid, secret, provider });
    // @ts-expect-error: a second source
    attachWechat(api, { appid, secret, provider: fetch });
    // @ts-expect-error: a second source
    attachWechat(api, { appid, secret, tokens });
    // @ts-expect-error: a second source
    attachWechat(api, { appid, secret, accounts });
    // @ts-expect-error: a second source
    attachWechat(api, { provider, tokens });
    // @ts-expect-error: a second source
    attachWechat(api, { provider, accounts });
    // @ts-expect-error: a second source
    attachWechat(api, { tokens, accounts });
  });

  it("have none that belongs to a manager", () => {
    // @ts-expect-error: the manager's own
    attachWechat(api, { tokens, store });
    // @ts-expect-error: the manager's own
    attachWechat(api, { accounts, refreshAheadMs: 1 });
    // @ts-expect-error: each account's own
    attachWechat(api, { accounts, product: "wecom" });
    // @ts-expect-error: each account's own
    attachWechat(api, { accounts, tokenErrcodes: [40001] });
    // @ts-expect-error: no accounts to choose from
    attachWechat(api, { provider, accountOf: () => "wx" });
  });

  it("have no store beside a function, which has no key", () => {
    attachWechat(api, { provider, store });
    attachWechat(api, { provider: { key: "central", fetch }, store });
    // @ts-expect-error: no key
    attachWechat(api, { provider: fetch, store });
    createTokenManager({ provider, store });
    createTokenManager({ provider: fetch });
    // @ts-expect-error: no key
    createTokenManager({ provider: fetch, store });
  });

  it("may be there and undefined, which counts as not given", () => {
    attachWechat(api, { appid, secret, provider: undefined, tokens: undefined });
    attachWechat(api, { provider: undefined, tokens });
    const isShared = Math.random() > 0.5;
    attachWechat(api, { tokens: isShared ? tokens : undefined, provider: isShared ? undefined : provider });
  });

  it("still infer what a callback is given", () => {
    attachWechat(api, { appid, secret, onRetry: ({ delayMs }) => expectTypeOf(delayMs).toBeNumber() });
    attachWechat(api, {
      provider({ force }) {
        expectTypeOf(force).toBeBoolean();
        return fetch();
      },
      waitUntil: (work) => expectTypeOf(work).toEqualTypeOf<Promise<unknown>>(),
    });
  });
});

describe("options from elsewhere", () => {
  it("pass, because their type cannot say which are given", () => {
    const attach = (options?: WechatOptions) => attachWechat(api, options);
    attach({ appid, secret });
    const { appid: _, ...others }: WechatOptions = { provider };
    attachWechat(api, { ...others, retry: false });
    expectTypeOf(attachWechat).toExtend<(instance: typeof api, options?: WechatOptions) => unknown>();
  });

  it("may be those of an interface that extends WechatOptions", () => {
    interface AppOptions extends WechatOptions {
      readonly appid: string;
      readonly secret: string;
    }
    interface KeyedOptions extends WechatOptions {
      readonly appid: string;
    }
    interface NamedOptions extends WechatOptions {
      readonly name?: string;
    }
    const app: AppOptions = { appid: "wx", secret: "s" };
    const { name: _, ...named }: NamedOptions = { name: "shop", provider };
    attachWechat(api, app);
    const keyed: KeyedOptions = app;
    attachWechat(api, keyed);
    attachWechat(api, named);
    attachWechat<WechatOptions>(api, app);
  });

  it("are checked where their type does say it", () => {
    const half = { appid: "wx" };
    // @ts-expect-error: no secret
    attachWechat(api, half);
  });
});
