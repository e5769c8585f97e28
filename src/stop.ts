import { type Cancel, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { seal } from "./errors/seal.ts";

/**
 * Runs work that its caller may give up, by AbortSignal or by CancelToken. The caller's wait ends at once, with the
 * error that axios itself would throw; the signal tells the work.
 */
export async function untilStopped<T>(
  config: InternalAxiosRequestConfig,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, cancelToken } = config;
  const controller = new AbortController();
  if (!signal && !cancelToken) return work(controller.signal);

  let stop: (reason: unknown) => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const onAbort = () => stop(seal(new CanceledError(undefined, config)));
  const onCancel = (reason: Cancel) => stop(reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener?.("abort", onAbort);
  cancelToken?.subscribe(onCancel);
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } finally {
    signal?.removeEventListener?.("abort", onAbort);
    cancelToken?.unsubscribe(onCancel);
  }
}
