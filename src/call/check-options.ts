import { accountName } from "../accounts/check-options.ts";
import { type Check, type Checks, checkOptions } from "../checks/check-options.ts";
import { callable, either, errcodeList, flag, methods, nested, secret, text } from "../checks/values.ts";
import { RETRY_CHECKS } from "../retry/check-options.ts";
import type { WechatCallOptions } from "./options.ts";

/** By its functions: it may come from another copy of this package. */
export const apiSecurity: Check = (value) =>
  typeof (value as { secure?: unknown } | null)?.secure === "function"
    ? undefined
    : "an ApiSecurity, made by apiSecurity() of axios-wechat/security";

const CALL_CHECKS: Checks<WechatCallOptions> = {
  account: accountName,
  tokens: methods("TokenManager", "get", "refresh"),
  token: secret(either(false, text)),
  param: text,
  refresh: flag,
  retry: either(false, nested("wechat.retry", RETRY_CHECKS)),
  accept: either(true, errcodeList),
  body: callable,
  repeatable: flag,
  security: either(false, apiSecurity),
  rejectPartial: flag,
};

/** @throws {TypeError} that names the option and what is allowed */
export function checkCallOptions(options: unknown): void {
  checkOptions("wechat", options, CALL_CHECKS);
  const { account, token, tokens } = options as WechatCallOptions;
  if (tokens === undefined || (account === undefined && token === undefined)) return;
  const other = account === undefined ? "token" : "account";
  throw new TypeError(`wechat.${other} and wechat.tokens cannot be combined; pass only one`);
}
