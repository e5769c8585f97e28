/** Work that had no end in time. */
export class TooLate extends Error {}

/**
 * Runs work that must come to an end: past the deadline its signal is aborted and the wait is over, whether or not
 * the work heeds the signal. The timer is gone as soon as the work is.
 *
 * @throws {TooLate} past the deadline
 */
export async function within<T>(
  deadlineMs: number,
  message: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TooLate(message);
      controller.abort(error);
      reject(error);
    }, deadlineMs);
    timer.unref();
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
