import type { InternalAxiosRequestConfig } from "axios";
import type { CallAccount } from "../../accounts/account-of.ts";
import { createApiError } from "../../errors/create.ts";
import { keepCallInfo } from "../../observe/call-info.ts";
import type { Exhausted } from "../../quota/pauses.ts";
import { excludeFromCallersRetry } from "../../retry/callers-axios-retry.ts";
import type { Attachment } from "../attachment.ts";

const NOTHING_SENT = { attempts: 0, retries: [], renewed: false, tokenWaitMs: 0 };

/** The error of a call that was not sent, because the quota of its path is used up. */
export function quotaPausedError(
  { failure, retryAt }: Exhausted,
  config: InternalAxiosRequestConfig,
  { name, product }: CallAccount,
  { lang, retry }: Pick<Attachment, "lang" | "retry">,
): Error {
  const { errcode, errmsg, entry, docs } = failure;
  const situation = { attempts: 0, quotaPausedUntil: retryAt, account: name, product, entry, docs, lang };
  const error = createApiError({ errcode, errmsg, body: { errcode, errmsg } }, { config, ...situation });
  excludeFromCallersRetry(config, error, retry);
  keepCallInfo(error, { ...(name !== undefined && { account: name }), ...NOTHING_SENT });
  return error;
}

/** Rejects such a call. */
export async function rejectPausedCall(...call: Parameters<typeof quotaPausedError>): Promise<never> {
  throw quotaPausedError(...call);
}
