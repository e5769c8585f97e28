import type { InternalAxiosRequestConfig } from "axios";
import type { Accounts, CallAccount } from "../../accounts/account-of.ts";
import { parseJson } from "../../protocol/envelope.ts";
import type { Target } from "../../request/target.ts";

/** The account whose quota a call has cleared: its own, or where it has none that of the `appid` in its body. */
export function clearedAccount(
  account: CallAccount,
  config: InternalAxiosRequestConfig,
  accounts: Accounts,
): CallAccount {
  const { appid } = bodyOf(config);
  if (!accounts.areMany || account !== accounts.own || typeof appid !== "string") return account;
  try {
    return accounts.of(config, { account: appid }, false);
  } catch {
    // No account here: nothing is paused for it.
    return account;
  }
}

/** The path whose quota a call has cleared; undefined for all. */
export function clearedPath({ clearsQuota }: Target, config: InternalAxiosRequestConfig): string | undefined {
  const { cgi_path } = bodyOf(config);
  return clearsQuota === "path" && typeof cgi_path === "string" ? cgi_path : undefined;
}

function bodyOf({ data }: InternalAxiosRequestConfig): Readonly<Record<string, unknown>> {
  const body: unknown = typeof data === "string" ? parseJson(data) : data;
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}
