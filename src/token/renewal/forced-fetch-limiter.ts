const MIN_INTERVAL_MS = 30_000;
const DAY_MS = 86_400_000;
const PER_DAY = 20;

/** Limits forced fetches to WeChat's quota: one in 30 s, 20 a day. */
export class ForcedFetchLimiter {
  readonly #now: () => number;
  #taken: readonly number[] | undefined;

  /** @param now on the monotonic clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  take(): boolean {
    const at = this.#now();
    const taken = (this.#taken ?? []).filter((earlier) => at - earlier < DAY_MS);
    const last = taken.at(-1);
    if (taken.length >= PER_DAY || (last !== undefined && at - last < MIN_INTERVAL_MS)) return false;
    this.#taken = [...taken, at];
    return true;
  }
}
