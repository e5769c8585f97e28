import { apiSecurity } from "../call/check-options.ts";
import { type Check, type Checks, checkOptions } from "../checks/check-options.ts";
import { describe } from "../checks/describe.ts";
import { callable, credential, either, flag, hostList, methods, nested, secret } from "../checks/values.ts";
import { RESPONSE_CHECKS } from "../response/options.ts";
import { RETRY_CHECKS } from "../retry/check-options.ts";
import { checkFetcherHasNoStore, TOKEN_CHECKS } from "../token/check-options.ts";
import type { WechatOptions } from "./options.ts";

const flagOrFunction: Check = (value) =>
  typeof value === "boolean" || typeof value === "function" ? undefined : "true, false or a function";

const ATTACH_CHECKS: Checks<WechatOptions> = {
  appid: credential,
  secret: secret((value) => (typeof value === "function" ? undefined : credential(value))),
  tokens: methods("TokenManager", "get", "refresh"),
  accounts: methods("TokenManagers", "of"),
  accountOf: callable,
  ...TOKEN_CHECKS,
  ...RESPONSE_CHECKS,
  retry: either(false, nested("options.retry", RETRY_CHECKS)),
  rejectPartial: flag,
  hosts: hostList,
  failoverHosts: hostList,
  onRetry: callable,
  pauseOnQuota: flag,
  onQuota: callable,
  onCall: callable,
  debug: flagOrFunction,
  security: (value) => callable(value) && apiSecurity(value) && `${apiSecurity(value)}, or a function`,
  onSecurity: callable,
};

/** Options for a manager that the plugin makes itself. */
const MANAGER_ONLY = ["store", "refreshAheadMs", "lockWaitMs", "lockLeaseMs", "waitUntil"] as const;
export type ManagerOnly = (typeof MANAGER_ONLY)[number];

/** @throws {TypeError} that names the option and what is allowed */
export function checkAttachOptions(options: WechatOptions): void {
  checkOptions("options", options, ATTACH_CHECKS);
  const given = (name: keyof WechatOptions) => options[name] !== undefined;
  // `appid: process.env.WECHAT_APPID` without that variable must not mean "no token handling".
  for (const name of ["appid", "secret"] as const) {
    if (!given(name) && ("appid" in options || "secret" in options)) {
      throw new TypeError(`options.${name} must be a non-empty string, got ${describe(options[name])}`);
    }
  }
  const sources = [
    given("appid") && "appid and secret",
    given("provider") && "provider",
    given("tokens") && "tokens",
    given("accounts") && "accounts",
  ].filter((source) => source !== false);
  if (sources.length > 1) {
    throw new TypeError(`options: ${sources.join(" and ")} cannot be combined; pass only one`);
  }
  for (const name of MANAGER_ONLY) {
    if (given("tokens") && given(name)) {
      throw new TypeError(
        `options.${name} and options.tokens cannot be combined; pass ${name} to createTokenManager`,
      );
    }
  }
  for (const name of [...MANAGER_ONLY, "tokenErrcodes", "product"] as const) {
    if (given("accounts") && given(name)) {
      throw new TypeError(
        `options.${name} and options.accounts cannot be combined; pass ${name} to tokenManagers or its providers`,
      );
    }
  }
  if (given("accountOf") && !given("accounts")) {
    throw new TypeError("options.accountOf needs options.accounts, the accounts to choose from");
  }
  checkFetcherHasNoStore(options);
}
