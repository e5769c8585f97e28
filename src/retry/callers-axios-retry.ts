import type { InternalAxiosRequestConfig } from "axios";
import type { IAxiosRetryConfig } from "axios-retry";
import { WechatApiError } from "../errors/classes/api.ts";
import { WechatError } from "../errors/classes/base.ts";
import type { ResolvedRetry } from "./options.ts";

/** The key of axios-retry's state on a config: the caller's on a call, ours on requests of the sibling. */
export const RETRY_STATE = "axios-retry";

/** The caller's condition, on the one that takes its place. */
const CALLERS = Symbol("axios-wechat.callers-condition");

type Condition = NonNullable<IAxiosRetryConfig["retryCondition"]> & { [CALLERS]?: Condition };

/** Whether the caller's own axios-retry handles this request. */
export function hasCallersRetry(config: InternalAxiosRequestConfig): boolean {
  return config[RETRY_STATE] !== undefined;
}

/**
 * Keeps from the caller's axios-retry what we retry: it would multiply our requests. That is each errcode of ours, and
 * a failed token fetch, which was retried where it happened. Neither does it see an errcode behind HTTP 429 or 5xx, which
 * it would take for a transport fault. Its condition decides about all other errors.
 */
export function excludeFromCallersRetry(
  config: InternalAxiosRequestConfig,
  failure: unknown,
  ourRetry: OurRetry,
): void {
  const state = config[RETRY_STATE];
  const condition: Condition | undefined = state?.retryCondition;
  if (!state || !condition || !isRetriedByUs(failure, ourRetry)) return;
  // The state stays on the config: one that is sent again has our condition already.
  const callers = condition[CALLERS] ?? condition;
  const others: Condition = (error) => !isRetriedByUs(error, ourRetry) && callers(error);
  others[CALLERS] = callers;
  state.retryCondition = others;
}

/** The part of the retry options that says which errcodes are ours. */
type OurRetry = Pick<ResolvedRetry, "errcodes" | "shouldRetry">;

function isRetriedByUs(error: unknown, { errcodes, shouldRetry }: OurRetry): boolean {
  if (!(error instanceof WechatApiError)) return error instanceof WechatError;
  if (shouldRetry !== undefined || errcodes.includes(error.errcode)) return true;
  const { status } = error;
  return status !== undefined && (status === 429 || status >= 500);
}
