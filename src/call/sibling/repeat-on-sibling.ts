import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { RETRY_STATE } from "../../retry/callers-axios-retry.ts";
import { lazyModule } from "../../runtime/lazy-module.ts";

/** axios-retry, at work on an instance. */
export const axiosRetryOnSibling = /* @__PURE__ */ lazyModule(() => import("./attach-axios-retry.ts"));

/**
 * Waits `delayMs`, then calls `resend` once. An abort ends the wait.
 *
 * @param error what the call failed with: it rejects with that where it cannot wait
 */
export type Repeat = <T>(
  error: unknown,
  delayMs: number,
  signal: AbortSignal | undefined,
  resend: () => Promise<T>,
) => Promise<T>;

/**
 * Lets axios-retry wait and repeat, on a sibling of the user's instance: there the user's interceptors do not run
 * again. Its request fails at once, without a network, and its one retry is `resend`. What `resend` returns does not
 * pass through axios: the caller's own dispatch transforms the response, once.
 */
export function createRepeatOnSibling(instance: AxiosInstance): Repeat {
  let sibling: AxiosInstance | undefined;

  async function createSibling(): Promise<AxiosInstance> {
    const { attachAxiosRetry } = axiosRetryOnSibling.module ?? (await axiosRetryOnSibling.load());
    const sibling = instance.create();
    // A call brings its own signals; those of the defaults may have been aborted, or removed, since.
    delete sibling.defaults.signal;
    delete sibling.defaults.cancelToken;
    attachAxiosRetry(sibling);
    return sibling;
  }

  async function waitOnSibling(
    delayMs: number,
    signal: AbortSignal | undefined,
    resend: () => Promise<unknown>,
  ): Promise<void> {
    let failed = false;
    sibling ??= await createSibling();
    await sibling.request({
      adapter: async (config) => {
        if (!failed) {
          failed = true;
          throw new FailedAttempt(config);
        }
        await resend();
        return emptyResponse(config);
      },
      ...(signal && { signal }),
      transformRequest: [],
      transformResponse: [],
      [RETRY_STATE]: {
        retries: 1,
        // Otherwise axios-retry subtracts the wait from the timeout.
        shouldResetTimeout: true,
        retryCondition: () => true,
        retryDelay: () => delayMs,
        onRetry: () => {},
        onMaxRetryTimesExceeded: () => {},
        validateResponse: null,
      },
    });
  }

  return async <T>(
    error: unknown,
    delayMs: number,
    signal: AbortSignal | undefined,
    resend: () => Promise<T>,
  ) => {
    let result: Promise<T> | undefined;
    try {
      await waitOnSibling(delayMs, signal, async () => {
        result = resend();
        await result.catch(() => {});
      });
    } catch (reason) {
      // Without axios-retry: its file is gone, or a test mocks it.
      if (!result) throw signal?.aborted ? reason : error;
    }
    return result as Promise<T>;
  };
}

/** axios-retry reads the config of the sibling's request from the error. */
class FailedAttempt extends Error {
  readonly config: InternalAxiosRequestConfig;

  constructor(config: InternalAxiosRequestConfig) {
    super("failed attempt");
    this.config = config;
  }
}

function emptyResponse(config: InternalAxiosRequestConfig): AxiosResponse {
  return { data: undefined, status: 200, statusText: "", headers: {}, config };
}
