import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { RETRY_STATE } from "../../retry/callers-axios-retry.ts";

/** Waits `delayMs`, then calls `resend` once. An abort ends the wait. */
export type Repeat = <T>(
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
  let sibling: Promise<AxiosInstance> | undefined;

  async function createSibling(): Promise<AxiosInstance> {
    const { attachAxiosRetry } = await import("./attach-axios-retry.ts");
    const sibling = instance.create();
    // A call brings its own signals; those of the defaults may have been aborted, or removed, since.
    delete sibling.defaults.signal;
    delete sibling.defaults.cancelToken;
    attachAxiosRetry(sibling);
    return sibling;
  }

  return async <T>(delayMs: number, signal: AbortSignal | undefined, resend: () => Promise<T>) => {
    let result: Promise<T> | undefined;
    let failed = false;
    sibling ??= createSibling();
    await (await sibling).request({
      adapter: async (config) => {
        if (!failed) {
          failed = true;
          throw new FailedAttempt(config);
        }
        result = resend();
        await result.catch(() => {});
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
