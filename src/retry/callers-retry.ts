import type { InternalAxiosRequestConfig } from "axios";
import type { IAxiosRetryConfig } from "axios-retry";
import { WechatApiError } from "../errors/api.ts";
import { TokenFetchError } from "../errors/token.ts";

/** The key of axios-retry's state on a config: the caller's on a call, ours on requests of the sibling. */
export const RETRY_STATE = "axios-retry";

const WITHOUT_ERRCODES = Symbol("axios-wechat.without-errcodes");

type Condition = NonNullable<IAxiosRetryConfig["retryCondition"]> & { [WITHOUT_ERRCODES]?: true };

/** Whether the caller's own axios-retry handles this request. */
export function isRetriedByCaller(config: InternalAxiosRequestConfig): boolean {
  return config[RETRY_STATE] !== undefined;
}

/**
 * Keeps an errcode behind HTTP 429 or 5xx from the caller's axios-retry. It would take the errcode for a transport
 * fault, and retry a final failure, or multiply our retries. Its condition decides about all other errors, also about
 * an errcode with HTTP 200.
 */
export function keepFromCallersRetry(config: InternalAxiosRequestConfig, failure: unknown): void {
  const state = config[RETRY_STATE];
  const condition: Condition | undefined = state?.retryCondition;
  // The state stays on the config: one that is sent again has the wrapped condition already.
  if (!state || !condition || condition[WITHOUT_ERRCODES] || !isErrcodeBehindBadStatus(failure)) return;
  const without: Condition = (error) => !isErrcodeBehindBadStatus(error) && condition(error);
  without[WITHOUT_ERRCODES] = true;
  state.retryCondition = without;
}

function isErrcodeBehindBadStatus(error: unknown): boolean {
  const isErrcode =
    error instanceof WechatApiError ||
    (error instanceof TokenFetchError && error.cause instanceof WechatApiError);
  if (!isErrcode || error.status === undefined) return false;
  return error.status === 429 || error.status >= 500;
}
