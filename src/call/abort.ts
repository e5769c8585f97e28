import { type Cancel, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { seal } from "../errors/seal.ts";

/** Tells work that its caller has given up; undefined for a call that nobody can give up. */
export type Stop = AbortSignal | undefined;

/** As the option that a token manager takes. */
export function signalOf(stop: Stop): { readonly signal?: AbortSignal } {
  return stop ? { signal: stop } : {};
}

/**
 * Runs work that its caller may give up, by AbortSignal or by CancelToken. The caller's wait ends at once, with the
 * error that axios itself would throw; the signal tells the work.
 */
export async function untilStopped<T>(
  config: InternalAxiosRequestConfig,
  work: (stop: Stop) => Promise<T>,
): Promise<T> {
  const { signal, cancelToken } = config;
  if (!signal && !cancelToken) return work(undefined);
  const controller = new AbortController();

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
