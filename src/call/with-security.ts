import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import { pathBehindGateway } from "../protocol/paths.ts";
import type { Target } from "../request/target.ts";
import type { ApiSecurity } from "../security/api-security.ts";
import { type Account, appidOf } from "../token/account.ts";
import type { Attachment } from "./attachment.ts";
import { apiSecurity } from "./check-options.ts";

/** A call that may have to be signed and encrypted. */
interface SecurableCall {
  readonly target: Target;
  readonly account: CallAccount;
  readonly param: string;
  /** What the call itself says. */
  readonly own: ApiSecurity | false | undefined;
}

/**
 * The adapter for a call: one that signs and encrypts, where the account's security covers the call, else the same.
 *
 * @throws {TypeError} when the security is another account's
 */
export function withSecurity(
  adapter: AxiosAdapter,
  { method, baseURL }: InternalAxiosRequestConfig,
  { target, account, param, own }: SecurableCall,
  { security: given, securityEvents, lang }: Attachment,
): AxiosAdapter {
  const security = own === undefined ? securityOf(given, account) : own;
  if (!security) return adapter;
  const path = pathBehindGateway(target.path, baseURL);
  if (!security.covers(method, path)) return adapter;
  const { name } = account;
  checkAppid(own ? "wechat.security" : "options.security", security, account);
  return security.secure(adapter, {
    path,
    param,
    account: name,
    lang,
    onDeprecated: (serial, replacedBy) =>
      securityEvents.emit({
        type: "certificate-deprecated",
        ...(name !== undefined && { account: name }),
        serial,
        replacedBy,
      }),
  });
}

function securityOf(given: Attachment["security"], { name }: CallAccount): ApiSecurity | undefined {
  if (typeof given !== "function") return given;
  if (name === undefined) return undefined;
  const security = given(name);
  if (security !== undefined && apiSecurity(security)) {
    throw new TypeError(`options.security(account) must return ${apiSecurity(security)}, or undefined`);
  }
  return security;
}

/** @throws {TypeError} when the security belongs to another appid than the account, as far as that is known */
export function checkAppid(where: string, security: ApiSecurity, account: Account): void {
  const appid = appidOf(account);
  if (appid === undefined || appid === security.appid) return;
  throw new TypeError(`${where} is that of ${security.appid}, but the calls are those of ${appid}`);
}
