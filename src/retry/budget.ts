const GIVEN_BACK_BY_A_SUCCESS = 0.1;

/** The bucket that keeps an outage from being multiplied by everybody's retries. */
export interface RetryBudget {
  /** Takes one retry; false when the bucket is empty. */
  take(): boolean;
  /** Called on every success, so it does next to nothing. */
  giveBack(): void;
}

/** @param size the retries that fit in; `false` for a bucket without a bottom */
export function createRetryBudget(size: number | false): RetryBudget {
  if (size === false) return { take: () => true, giveBack: () => {} };
  let left = size;
  return {
    take() {
      // Tenths add up with an error: 10 × 0.1 is a hair below 1.
      if (left < 1 - 1e-9) return false;
      left -= 1;
      return true;
    },
    giveBack() {
      if (left < size) left = Math.min(size, left + GIVEN_BACK_BY_A_SUCCESS);
    },
  };
}
