import { type Cancel, CanceledError, type InternalAxiosRequestConfig } from "axios";
import { redactError } from "../../errors/redact-error.ts";

/**
 * Runs work that the caller may abort, by AbortSignal or by CancelToken. The caller's wait ends at once, with the
 * error that axios itself would throw; the signal tells the work. A call that cannot be aborted gets no signal.
 */
export async function untilAborted<T>(
  config: InternalAxiosRequestConfig,
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { signal, cancelToken } = config;
  if (!signal && !cancelToken) return work(undefined);
  const controller = new AbortController();

  let abort: (reason: unknown) => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const onAbort = () => abort(redactError(new CanceledError(undefined, config)));
  const onCancel = (reason: Cancel) => abort(reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener?.("abort", onAbort);
  cancelToken?.subscribe(onCancel);
  try {
    return await Promise.race([aborted, work(controller.signal)]);
  } finally {
    signal?.removeEventListener?.("abort", onAbort);
    cancelToken?.unsubscribe(onCancel);
  }
}
