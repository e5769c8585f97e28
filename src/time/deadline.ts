import { MAX_TIMER_MS } from "./timer-limit.ts";

/** Work that did not end in time. */
export class DeadlineExceeded extends Error {}

/**
 * Runs work with a deadline: when it passes, the signal is aborted and the wait ends, whether or not the work heeds
 * the signal.
 *
 * @throws {DeadlineExceeded} past the deadline
 */
export async function withDeadline<T>(
  deadlineMs: number,
  message: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        const error = new DeadlineExceeded(message);
        controller.abort(error);
        reject(error);
      },
      Math.min(deadlineMs, MAX_TIMER_MS),
    );
    // jsdom has no unref.
    timer.unref?.();
  });
  try {
    return await Promise.race([work(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
