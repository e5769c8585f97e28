import type { ResolvedRetry } from "./options.ts";

/**
 * Exponential backoff with full jitter, so that calls that failed together do not retry together.
 *
 * @param attempt 1 for the first retry
 * @param random a number in [0, 1)
 */
export function backoffMs(
  attempt: number,
  options: Pick<ResolvedRetry, "baseDelayMs" | "maxDelayMs">,
  random: () => number,
): number {
  const ceiling = Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (attempt - 1));
  return Math.round(random() * ceiling);
}
