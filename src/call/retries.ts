import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import axiosRetry, { retryAfter } from "axios-retry";
import { WechatApiError } from "../errors/api.ts";
import { callHook } from "../observe/hook.ts";
import type { RetryEvent } from "../observe/retry-event.ts";
import { discard } from "../response/peek.ts";
import { backoffMs } from "../retry/backoff.ts";
import { createRetryBudget, type RetryBudget } from "../retry/budget.ts";
import { isRetriedByCaller, RETRY_STATE } from "../retry/callers-retry.ts";
import { type ResolvedRetry, resolveRetry } from "../retry/options.ts";
import { mayRetry } from "../retry/policy.ts";
import { type Stop, signalOf } from "./abort.ts";
import type { Call } from "./call.ts";

/** In the CommonJS build the whole module stands where an ES module has its default export. */
const attachAxiosRetry = (axiosRetry as { readonly default?: typeof axiosRetry }).default ?? axiosRetry;

/** Repeats a failed call as its options allow; rejects with the last real failure when they allow no more. */
export type Pacer = (
  call: Call,
  failure: unknown,
  again: () => Promise<AxiosResponse>,
  stop: Stop,
) => Promise<AxiosResponse>;

export interface PacerParts {
  /** The user's instance: the repeats run on a sibling of it, which has none of its interceptors. */
  readonly instance: AxiosInstance;
  readonly retry: ResolvedRetry;
  readonly budget: RetryBudget;
  readonly onRetry: ((event: RetryEvent) => void) | undefined;
  readonly now: () => number;
  readonly random: () => number;
}

/** What axios-retry sees of a failure: it needs the config of the sibling's request, and must see nothing else. */
class Attempted extends Error {
  readonly config: InternalAxiosRequestConfig;
  readonly failure: unknown;

  constructor(config: InternalAxiosRequestConfig, failure: unknown) {
    super("attempted");
    this.config = config;
    this.failure = failure;
  }
}

export function createPacer({ instance, retry, budget, onRetry, now, random }: PacerParts): Pacer {
  let sibling: AxiosInstance | undefined;

  function siblingInstance(): AxiosInstance {
    if (!sibling) {
      sibling = instance.create();
      // The signals of a call come from the call: these may have been aborted, or taken off, long ago.
      delete sibling.defaults.signal;
      delete sibling.defaults.cancelToken;
      attachAxiosRetry(sibling);
    }
    return sibling;
  }

  /** The wait before the next attempt, or undefined when there is to be none. */
  function delayBefore(
    attempt: number,
    failure: unknown,
    call: Call,
    options: ResolvedRetry,
    bucket: RetryBudget,
  ) {
    const candidate = {
      replayable: call.body.replayable,
      retriedByCaller: isRetriedByCaller(call.config),
    };
    if (attempt > options.maxRetries || !mayRetry(failure, attempt, options, candidate)) return undefined;
    const delayMs = Math.max(backoffMs(attempt, options, random), retryAfterMs(failure));
    if (now() + delayMs - call.startedAtMs > options.maxElapsedMs || !bucket.take()) return undefined;
    const { errcode, code, response } = failure as {
      errcode?: number;
      code?: string;
      response?: AxiosResponse;
    };
    callHook("onRetry", onRetry, {
      ...(failure instanceof WechatApiError && errcode !== undefined && { errcode }),
      ...(code !== undefined && { code }),
      attempt,
      delayMs,
      method: (call.config.method ?? "get").toUpperCase(),
      path: call.target.path,
    });
    discard(response?.data);
    return delayMs;
  }

  return async (call, failure, again, stop) => {
    const perCall = call.options?.retry;
    const options = resolveRetry(perCall, retry);
    const bucket = perCall && perCall.budget !== undefined ? createRetryBudget(perCall.budget) : budget;
    let delayMs = delayBefore(1, failure, call, options, bucket);
    if (delayMs === undefined) throw failure;

    let retries = 0;
    let next: () => Promise<AxiosResponse> = () => Promise.reject(failure);
    try {
      return await siblingInstance().request({
        // The first failure is history that axios-retry is told, not a request.
        adapter: async (config) => {
          try {
            return await next();
          } catch (reason) {
            throw new Attempted(config, reason);
          } finally {
            next = again;
          }
        },
        ...signalOf(stop),
        transformRequest: [],
        // What comes back stays raw: the caller's own dispatch transforms it, once.
        transformResponse: [],
        [RETRY_STATE]: {
          retries: options.maxRetries,
          // Otherwise it takes the waits out of the caller's timeout.
          shouldResetTimeout: true,
          retryCondition: (attempted) => {
            if (retries > 0) {
              delayMs = delayBefore(
                retries + 1,
                (attempted as unknown as Attempted).failure,
                call,
                options,
                bucket,
              );
            }
            retries += 1;
            return delayMs !== undefined;
          },
          retryDelay: () => delayMs ?? 0,
          onRetry: () => {},
          onMaxRetryTimesExceeded: () => {},
          validateResponse: null,
        },
      });
    } catch (reason) {
      throw reason instanceof Attempted ? reason.failure : reason;
    }
  };
}

/** What a gateway in front of WeChat asks for; WeChat itself does not send it. */
function retryAfterMs(failure: unknown): number {
  const { response } = failure as { response?: AxiosResponse };
  return response?.headers ? retryAfter(failure as never) : 0;
}
