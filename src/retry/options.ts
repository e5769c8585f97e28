import type { AxiosError } from "axios";
import type { WechatApiError } from "../errors/classes/api.ts";

/**
 * How errcodes and transport faults are retried.
 *
 * Errcodes are retried on POST too. WeChat may have carried out a send that it answered with -1, so a message can be
 * sent twice. If that matters, give the message WeChat's own deduplication key, or set `unsafe: false`.
 */
export interface RetryOptions {
  /**
   * The errcodes to retry.
   * @default [-1, 45009]
   */
  readonly errcodes?: readonly number[] | undefined;
  /**
   * Retries after the first try; 0 for none.
   * @default 3
   */
  readonly maxRetries?: number | undefined;
  /**
   * Milliseconds. The n-th wait is random, between 0 and `baseDelayMs * 2 ** (n - 1)` (full jitter).
   * @default 500
   */
  readonly baseDelayMs?: number | undefined;
  /**
   * The longest random wait, in milliseconds.
   * @default 10_000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Milliseconds; no retry starts later than this after the call began.
   * @default 30_000
   */
  readonly maxElapsedMs?: number | undefined;
  /**
   * A bucket of retries for the whole attachment: a retry takes 1, a success returns 0.1. While it is empty, calls fail
   * without retries, so that an outage is not amplified. `false`: no limit.
   * @default 100
   */
  readonly budget?: number | false | undefined;
  /**
   * Also retries a timeout, if the request is repeatable: WeChat may have carried out the request. The endpoint table of
   * `axios-wechat/endpoints` decides that; for other paths, the method does.
   * @default false
   */
  readonly timeouts?: boolean | undefined;
  /**
   * Retries the errcodes also where a second request may send or create something twice. `false`: only where the
   * request is repeatable. The endpoint table of `axios-wechat/endpoints` decides that; for other paths, the method does.
   * @default true
   */
  readonly unsafe?: boolean | undefined;
  /**
   * Decides in place of `errcodes`, `timeouts` and `unsafe`, for transport faults too. `attempt` is 1 for the first failure. Only `true` means
   * retry. The other limits still apply, and a body that cannot be sent twice never is.
   */
  readonly shouldRetry?: ((error: WechatApiError | AxiosError, attempt: number) => boolean) | undefined;
}

/** Retry options with every default filled in. */
export interface ResolvedRetry {
  readonly errcodes: readonly number[];
  readonly maxRetries: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxElapsedMs: number;
  readonly timeouts: boolean;
  readonly unsafe: boolean;
  readonly shouldRetry: RetryOptions["shouldRetry"];
}

const DEFAULTS: ResolvedRetry = {
  errcodes: [-1, 45009],
  maxRetries: 3,
  baseDelayMs: 500,
  maxDelayMs: 10_000,
  maxElapsedMs: 30_000,
  timeouts: false,
  unsafe: true,
  shouldRetry: undefined,
};

/** Options for no retries. */
export const NO_RETRY: ResolvedRetry = { ...DEFAULTS, errcodes: [], maxRetries: 0 };

/** The default size of the bucket. */
export const DEFAULT_BUDGET = 100;

/** Merges a call's options over the attachment's, and both over the defaults. */
export function resolveRetry(
  options: RetryOptions | false | undefined,
  base: ResolvedRetry = DEFAULTS,
): ResolvedRetry {
  if (options === false) return NO_RETRY;
  if (options === undefined) return base;
  // Retry options on a call of an attachment without retries start from the defaults.
  if (base === NO_RETRY) return resolveRetry(options);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...base, ...given };
}
