import type { AxiosResponse } from "axios";
import { systemClock } from "../time/clock.ts";
import { MAX_TIMER_MS } from "../time/timer-limit.ts";
import { backoffMs } from "./backoff.ts";
import type { RetryBudget } from "./budget.ts";
import type { ResolvedRetry } from "./options.ts";
import { mayRetry, type RetryCandidate } from "./policy.ts";

/** What the decision depends on, beside the error. */
export interface RetryState extends RetryCandidate {
  /** 1 for the first retry. */
  readonly attempt: number;
  readonly elapsedMs: number;
  readonly options: ResolvedRetry;
  readonly budget: RetryBudget;
  readonly random: () => number;
}

/** Decides whether to retry: returns the milliseconds to wait, or undefined for no retry. */
export function retryDelayMs(error: unknown, state: RetryState): number | undefined {
  const { attempt, options, budget, elapsedMs, random } = state;
  if (attempt > options.maxRetries || !mayRetry(error, attempt, options, state)) return undefined;
  const delayMs = Math.max(backoffMs(attempt, options, random), retryAfterMs(error));
  const isInTime = elapsedMs + delayMs <= options.maxElapsedMs && delayMs <= MAX_TIMER_MS;
  return isInTime && budget.take() ? delayMs : undefined;
}

/** A gateway in front of WeChat may send Retry-After, as seconds or as a date; WeChat itself does not. */
function retryAfterMs(error: unknown): number {
  const { response } = error as { response?: AxiosResponse };
  const header: unknown = response?.headers?.["retry-after"];
  if (!header) return 0;
  const seconds = Number(header);
  const ms = seconds ? seconds * 1_000 : Date.parse(String(header)) - systemClock.wallMs();
  return Math.max(0, ms) || 0;
}
