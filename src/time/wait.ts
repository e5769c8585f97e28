/** Longer than any wait; Node fires timers beyond 2^31 - 1 ms at once. */
const HOLD_MS = 2 ** 31 - 1;

/**
 * Waits for shared work on behalf of one caller: the caller's abort ends its wait and leaves the work alone. While
 * somebody waits the process is held, because the timers of the work itself do not hold it.
 */
export async function waitFor<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  const hold = setTimeout(() => {}, HOLD_MS);
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
    clearTimeout(hold);
    if (onAbort) signal?.removeEventListener("abort", onAbort);
  }
}
