const BURST = 10;
const REFILL_MS = 5_000;

/** Limits the renewals that rejections start: two processes that replace each other's tokens slow down. */
export interface RenewalAllowance {
  /** Takes one renewal; false when none is left. */
  take(): boolean;
  /** Milliseconds until one is left. */
  waitMs(): number;
  /** Back to the full number. */
  reset(): void;
}

/**
 * Allows 10 renewals in a burst, and one more every 5 s.
 * @param now on the monotonic clock
 */
export function createRenewalAllowance(now: () => number): RenewalAllowance {
  /** When the last of those taken is back. */
  let fullAtMs = Number.NEGATIVE_INFINITY;
  const waitMs = () => Math.max(0, fullAtMs - now() - (BURST - 1) * REFILL_MS);
  return {
    take() {
      if (waitMs() > 0) return false;
      fullAtMs = Math.max(fullAtMs, now()) + REFILL_MS;
      return true;
    },
    waitMs,
    reset() {
      fullAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}
