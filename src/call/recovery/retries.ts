import type { AxiosResponse } from "axios";
import { WechatApiError } from "../../errors/classes/api.ts";
import { callHook } from "../../observe/hook.ts";
import { discard } from "../../response/body/stream-body.ts";
import { RetryBudget } from "../../retry/budget.ts";
import { excludeFromCallersRetry, hasCallersRetry } from "../../retry/callers-axios-retry.ts";
import { retryDelayMs } from "../../retry/decide.ts";
import { resolveRetry } from "../../retry/options.ts";
import type { Attachment } from "../attachment.ts";
import type { Call } from "../call.ts";

/** The retries of one call. */
export interface Retries {
  /** Returns the milliseconds to wait before the next retry, or undefined when the error is final. */
  next(error: unknown): number | undefined;
}

export function createRetries(call: Call, { retry, onRetry, now, random }: Attachment): Retries {
  const perCall = call.options?.retry;
  const state = {
    options: resolveRetry(perCall, retry),
    budget: perCall && perCall.budget !== undefined ? new RetryBudget(perCall.budget) : call.account.budget,
    replayable: call.body.replayable,
    repeatable: call.options?.repeatable,
    endpoint: call.endpoint,
    method: call.config.method ?? "get",
    random,
  };
  let retries = 0;
  return {
    next(error) {
      const attempt = retries + 1;
      const retriedByCaller = hasCallersRetry(call.config);
      const elapsedMs = now() - call.startedAtMs;
      const delayMs = retryDelayMs(error, { ...state, attempt, retriedByCaller, elapsedMs });
      if (delayMs === undefined) return undefined;
      retries = attempt;
      const { code, response } = error as { code?: string; response?: AxiosResponse };
      const { name: account } = call.account;
      const reason = String(error instanceof WechatApiError ? error.errcode : code);
      call.retries = [...call.retries, { reason, delayMs }];
      callHook("onRetry", onRetry, {
        ...(account !== undefined && { account }),
        ...(error instanceof WechatApiError && { errcode: error.errcode }),
        ...(code !== undefined && { code }),
        attempt,
        delayMs,
        method: state.method.toUpperCase(),
        path: call.target.path,
      });
      discard(response?.data);
      return delayMs;
    },
  };
}

/** Leaves the caller's own axios-retry only what is not ours to retry. */
export function excludeOursFromCallersRetry(
  { config, options }: Call,
  error: unknown,
  { retry }: Attachment,
): void {
  excludeFromCallersRetry(config, error, resolveRetry(options?.retry, retry));
}
