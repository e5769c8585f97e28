const BURST = 10;
const REFILL_MS = 5_000;

/**
 * Limits the renewals that rejections start, so that two processes that replace each other's tokens slow down: 10 in a
 * burst, and one more every 5 s.
 */
export class RenewalLimiter {
  readonly #now: () => number;
  /** When the last of those taken is back. */
  #fullAtMs = Number.NEGATIVE_INFINITY;

  /** @param now on the monotonic clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes one renewal; false when none is left. */
  take(): boolean {
    if (this.waitMs() > 0) return false;
    this.#fullAtMs = Math.max(this.#fullAtMs, this.#now()) + REFILL_MS;
    return true;
  }

  /** Milliseconds until one is left. */
  waitMs(): number {
    return Math.max(0, this.#fullAtMs - this.#now() - (BURST - 1) * REFILL_MS);
  }

  /** Back to the full number. */
  reset(): void {
    this.#fullAtMs = Number.NEGATIVE_INFINITY;
  }
}
