const RETURNED_BY_A_SUCCESS = 0.1;

/** A bucket of retries, so that the retries of all calls do not amplify an outage. */
export interface RetryBudget {
  /** Takes one retry; false when the bucket is empty. */
  take(): boolean;
  /** Called on every success, so it must be cheap. */
  giveBack(): void;
}

/** @param size the number of retries; `false` for no limit */
export function createRetryBudget(size: number | false): RetryBudget {
  if (size === false) return { take: () => true, giveBack: () => {} };
  let left = size;
  return {
    take() {
      // Floating point: 10 × 0.1 is slightly below 1.
      if (left < 1 - 1e-9) return false;
      left -= 1;
      return true;
    },
    giveBack() {
      if (left < size) left = Math.min(size, left + RETURNED_BY_A_SUCCESS);
    },
  };
}
