import { abortReason } from "./abort-signal.ts";

/** Waits so many milliseconds, without keeping the process alive. An abort rejects with the signal's reason. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortReason(signal));
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal && abortReason(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    // Not every runtime has timers with an unref.
    (timer as Partial<NodeJS.Timeout>).unref?.();
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
