import { vi } from "vitest";

/** Longer than any wait of a call; whatever is pending after that never ends. */
const LONGEST_MS = 600_000;

/**
 * Time that passes as fast as the work is done, for `setTimeout` and `Date`. Starts with this call; the test must end
 * it with `stop`.
 */
export function startVirtualTime() {
  vi.useFakeTimers({
    toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    now: Date.UTC(2026, 0, 15, 4),
  });
  const startMs = Date.now();

  return {
    startMs,
    /** Advances time from timer to timer; false if the promise never settles. */
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

/** One turn of the event loop, in which all resolved promises have continued. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A replacement for `setTimeout` of `node:timers/promises`, which fake timers do not replace. */
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

/** The same numbers for the same seed, because delays and tokens are random. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
