import { type Check, type Checks, checkOptions } from "../checks/check-options.ts";
import { describe } from "../checks/describe.ts";
import {
  callable,
  errcodeList,
  instance,
  language,
  methods,
  milliseconds,
  product,
  secret,
  text,
} from "../checks/values.ts";
import type { TokenManagerOptions } from "./options.ts";
import type { TokenProvider } from "./provider.ts";

const PROVIDER_OBJECT = "an object with a key (text) and a fetch (function)";

const providerObject: Check = (value) => {
  const { key, fetch, param, tokenErrcodes, product: whose } = (value ?? {}) as Record<string, unknown>;
  if (text(key) || callable(fetch)) return PROVIDER_OBJECT;
  if (param !== undefined && text(param)) return "a provider whose param is a non-empty string";
  if (tokenErrcodes !== undefined && errcodeList(tokenErrcodes))
    return "a provider whose tokenErrcodes are errcodes";
  if (whose !== undefined && product(whose)) return `a provider whose product is ${product(whose)}`;
  return undefined;
};

const provider: Check = secret((value) => {
  if (typeof value === "function") return undefined;
  const allowed = providerObject(value);
  return allowed === PROVIDER_OBJECT ? `a function, or ${allowed}` : allowed;
});

/**
 * @param where what returned it
 * @throws {TypeError} on what is not a provider; a function is none, because it has no key
 */
export function checkProvider(where: string, value: unknown): asserts value is TokenProvider {
  const allowed = providerObject(value);
  if (allowed) throw new TypeError(`${where} must return ${allowed}, got ${describe(value)}`);
}

const tokenStore = methods("TokenStore", "get", "set");

const store: Check = secret((value) => {
  const allowed = tokenStore(value);
  if (allowed) return allowed;
  const { lock } = value as { readonly lock?: unknown };
  return lock === undefined ? undefined : callable(lock) && "a TokenStore whose lock is a function";
});

/** The options that `attachWechat` and `createTokenManager` share. */
export const TOKEN_CHECKS = {
  provider,
  store,
  refreshAheadMs: milliseconds,
  lockWaitMs: milliseconds,
  lockLeaseMs: milliseconds,
  lang: language,
  waitUntil: callable,
  onRefresh: callable,
} satisfies Partial<Checks<TokenManagerOptions>>;

const MANAGER_CHECKS: Checks<TokenManagerOptions> = {
  ...TOKEN_CHECKS,
  http: instance,
};

/** @throws {TypeError} that names the option and what is allowed */
export function checkManagerOptions(options: TokenManagerOptions): void {
  checkOptions("options", options, MANAGER_CHECKS);
  if (options.provider === undefined) throw new TypeError("options.provider must be given");
  checkFetcherHasNoStore(options);
}

/** @throws {TypeError} on a store together with a function for a provider, which has no key */
export function checkFetcherHasNoStore({
  provider: source,
  store,
}: {
  readonly provider?: TokenManagerOptions["provider"] | undefined;
  readonly store?: TokenManagerOptions["store"];
}): void {
  if (typeof source === "function" && store !== undefined) {
    throw new TypeError(
      "options.store and a function for options.provider cannot be combined: the store needs a key; pass { key, fetch }",
    );
  }
}
