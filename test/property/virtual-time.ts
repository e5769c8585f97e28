import { vi } from "vitest";

/** Long enough for every wait that a call may have; whatever is still waiting then waits for ever. */
const LONGEST_MS = 600_000;

/**
 * Time that passes as fast as the work is done, for `setTimeout` and `Date`. Begins when this is called; the test
 * that calls it must end with `stop`.
 */
export function startVirtualTime() {
  vi.useFakeTimers({
    toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    now: Date.UTC(2026, 0, 15, 4),
  });
  const startMs = Date.now();

  return {
    startMs,
    /** Lets time pass from timer to timer; false when the end did not come, and never will. */
    async passUntil(isEnd: () => boolean): Promise<boolean> {
      const lastMs = Date.now() + LONGEST_MS;
      for (;;) {
        await turn();
        if (isEnd()) return true;
        if (vi.getTimerCount() === 0) return false;
        vi.advanceTimersToNextTimer();
        if (Date.now() > lastMs) return false;
      }
    },
    timersLeft: () => vi.getTimerCount(),
    stop: () => vi.useRealTimers(),
  };
}

/** One turn of the loop, which all promises that can go on have gone on in. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What stands in for `setTimeout` of `node:timers/promises`, which fake timers leave as it is. */
export function virtualDelay(
  ms: number,
  value: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(value);
    }, ms);
    signal?.addEventListener("abort", onAbort);
  });
}

/** The same numbers for the same seed: waits and tokens are random. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
