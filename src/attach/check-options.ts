import {
  type Check,
  callable,
  checkOptions,
  count,
  describe,
  either,
  errcodeList,
  flag,
  hostList,
  milliSecondsOrInfinity,
  milliseconds,
  oneOf,
  text,
} from "../checks/check-options.ts";
import type { Product } from "../errcodes/entry.ts";
import type { TokenManagerOptions } from "../token/options.ts";
import type { WechatCallOptions, WechatOptions } from "./options.ts";

const PRODUCTS: readonly Product[] = [
  "mp",
  "miniprogram",
  "open",
  "wecom",
  "channels",
  "card",
  "kf",
  "shake",
];
const product = oneOf(...PRODUCTS);

/** Lets a nested table speak for itself: its own TypeError names the inner option. */
const nested =
  (where: string, checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    checkOptions(where, value, checks);
    return undefined;
  };

const RETRY: Readonly<Record<keyof NonNullable<Exclude<WechatOptions["retry"], false>>, Check>> = {
  errcodes: errcodeList,
  maxRetries: count,
  baseDelayMs: milliseconds,
  maxDelayMs: milliseconds,
  maxElapsedMs: milliSecondsOrInfinity,
  budget: either(false, (value) =>
    typeof value === "number" && value >= 0 ? undefined : "a number of retries, 0 or more",
  ),
  shouldRetry: callable,
};

const provider: Check = (value) => {
  if (typeof value === "function") return undefined;
  const { key, fetch, param, tokenErrcodes, product: whose } = (value ?? {}) as Record<string, unknown>;
  if (text(key) || callable(fetch))
    return "a function, or an object with a key (text) and a fetch (function)";
  if (param !== undefined && text(param)) return "a provider whose param is a non-empty string";
  if (tokenErrcodes !== undefined && errcodeList(tokenErrcodes))
    return "a provider whose tokenErrcodes are errcodes";
  if (whose !== undefined && product(whose)) return `a provider whose product is ${product(whose)}`;
  return undefined;
};

const methods =
  (what: string, ...names: readonly string[]): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    names.every((name) => typeof (value as Record<string, unknown>)[name] === "function")
      ? undefined
      : `a ${what}: an object with the functions ${names.join(" and ")}`;

const TOKEN_HANDLING = {
  store: methods("TokenStore", "get", "set"),
  refreshAheadMs: milliseconds,
  lockWaitMs: milliseconds,
  lockLeaseMs: milliseconds,
  onRefresh: callable,
} satisfies Record<string, Check>;

const ATTACH: Readonly<Record<keyof WechatOptions, Check>> = {
  appid: text,
  secret: text,
  provider,
  tokens: methods("TokenManager", "get", "refresh"),
  ...TOKEN_HANDLING,
  tokenErrcodes: errcodeList,
  product,
  retry: either(false, nested("options.retry", RETRY)),
  hosts: hostList,
  failoverHosts: hostList,
  readEnvelope: callable,
  onRetry: callable,
};

const MANAGER: Readonly<Record<keyof TokenManagerOptions, Check>> = {
  provider,
  http: (value) =>
    typeof (value as { create?: unknown } | null)?.create === "function" ? undefined : "an axios instance",
  ...TOKEN_HANDLING,
};

const CALL: Readonly<Record<keyof WechatCallOptions, Check>> = {
  token: either(false, text),
  refresh: flag,
  retry: either(false, nested("wechat.retry", RETRY)),
  accept: either(true, errcodeList),
  body: callable,
};

/** For `errcodeInterceptor`. */
export const INTERCEPTOR_CHECKS = {
  product,
  tokenErrcodes: errcodeList,
  readEnvelope: callable,
} satisfies Record<string, Check>;

/** What of the options only speaks to a manager that the plugin makes itself. */
const OF_A_MANAGER = ["store", "refreshAheadMs", "lockWaitMs", "lockLeaseMs"] as const;

/** @throws {TypeError} that names the option and what is allowed */
export function checkAttachOptions(options: WechatOptions): void {
  checkOptions("options", options, ATTACH);
  const given = (name: keyof WechatOptions) => options[name] !== undefined;
  // `appid: process.env.WECHAT_APPID` of an environment that lacks it must not pass for "no token handling".
  for (const name of ["appid", "secret"] as const) {
    if (!given(name) && ("appid" in options || "secret" in options)) {
      throw new TypeError(`options.${name} must be a non-empty string, got ${describe(options[name])}`);
    }
  }
  const sources = [
    given("appid") && "appid and secret",
    given("provider") && "provider",
    given("tokens") && "tokens",
  ];
  const named = sources.filter((source) => source !== false);
  if (named.length > 1) {
    throw new TypeError(`options: ${named.join(" and ")} exclude one another; give one of them`);
  }
  for (const name of OF_A_MANAGER) {
    if (given("tokens") && given(name)) {
      throw new TypeError(
        `options.${name} and options.tokens exclude one another; give ${name} to createTokenManager`,
      );
    }
  }
  checkFetcherHasNoStore("options", options);
}

/** @throws {TypeError} that names the option and what is allowed */
export function checkManagerOptions(options: TokenManagerOptions): void {
  checkOptions("options", options, MANAGER);
  if (options.provider === undefined) throw new TypeError("options.provider must be given");
  checkFetcherHasNoStore("options", options);
}

/** @throws {TypeError} that names the option and what is allowed */
export function checkCallOptions(options: unknown): void {
  checkOptions("wechat", options, CALL);
}

function checkFetcherHasNoStore(
  where: string,
  { provider: source, store }: Pick<WechatOptions, "provider" | "store">,
): void {
  if (typeof source === "function" && store !== undefined) {
    throw new TypeError(
      `${where}.store and a function for ${where}.provider exclude one another: the store needs a key; give { key, fetch }`,
    );
  }
}
