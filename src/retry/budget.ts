const REFILL_PER_SUCCESS = 0.1;

/** A bucket of retries, so that the retries of all calls do not amplify an outage. */
export class RetryBudget {
  readonly #size: number;
  #left: number;

  /** @param size the number of retries; `false` for no limit */
  constructor(size: number | false) {
    this.#size = size === false ? Number.POSITIVE_INFINITY : size;
    this.#left = this.#size;
  }

  /** Takes one retry; false when the bucket is empty. */
  take(): boolean {
    // Floating point: 10 × 0.1 is slightly below 1.
    if (this.#left < 1 - 1e-9) return false;
    this.#left -= 1;
    return true;
  }

  /** Called on every success, so it must be cheap. */
  refill(): void {
    if (this.#left < this.#size) this.#left = Math.min(this.#size, this.#left + REFILL_PER_SUCCESS);
  }
}
