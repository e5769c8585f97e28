import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../accounts/account-of.ts";
import type { Target } from "../request/target.ts";
import type { Attachment } from "./attachment.ts";
import { clearedAccount, clearedPath } from "./quota/cleared-quota.ts";

/** Takes note of a success. */
export function recordSuccess(
  target: Target,
  account: CallAccount,
  config: InternalAxiosRequestConfig,
  response: AxiosResponse,
  { accounts, quota }: Attachment,
): AxiosResponse {
  account.budget.refill();
  account.renewalPauses.succeeded(target.path);
  if (account.quotaPauses.paths !== undefined) quota.succeeded(account, target.path);
  if (target.clearsQuota !== undefined)
    quota.cleared(clearedAccount(account, config, accounts), clearedPath(target, config));
  return response;
}
