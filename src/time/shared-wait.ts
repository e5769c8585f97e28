import { LONGEST_TIMER_MS } from "./timer-limit.ts";

/**
 * Waits for shared work on behalf of one caller. The caller's abort ends its wait, not the work. The wait keeps the
 * process alive, because the timers of the work itself do not.
 */
export async function waitFor<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  const keepAlive = setTimeout(() => {}, LONGEST_TIMER_MS);
  let onAbort: (() => void) | undefined;
  try {
    if (!signal) return await work;
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener("abort", onAbort, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(keepAlive);
    if (onAbort) signal?.removeEventListener("abort", onAbort);
  }
}
