import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs } from "../../../src/retry/backoff.ts";

const ALMOST_ONE = 1 - Number.EPSILON;

describe("backoffMs", () => {
  it("draws from a range that doubles, up to maxDelayMs", () => {
    const options = { baseDelayMs: 500, maxDelayMs: 3_000 };
    const longest = [1, 2, 3, 4, 5, 100].map((attempt) => backoffMs(attempt, options, () => ALMOST_ONE));
    expect(longest).toEqual([500, 1_000, 2_000, 3_000, 3_000, 3_000]);
  });

  it("is full jitter: the range starts at 0, so that callers that failed together do not retry together", () => {
    const options = { baseDelayMs: 500, maxDelayMs: 10_000 };
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, options, () => 0))).toEqual([0, 0, 0]);
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, options, () => 0.5))).toEqual([250, 500, 1_000]);
  });

  it("is always a whole number of milliseconds within the limits", () => {
    const random = fc.double({ min: 0, max: ALMOST_ONE, noNaN: true });
    const ms = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        ms,
        ms,
        random,
        (attempt, baseDelayMs, maxDelayMs, drawn) => {
          const delayMs = backoffMs(attempt, { baseDelayMs, maxDelayMs }, () => drawn);
          expect(Number.isSafeInteger(delayMs)).toBe(true);
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(maxDelayMs);
        },
      ),
    );
  });
});
