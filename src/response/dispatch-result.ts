import {
  type AxiosResponse,
  type AxiosResponseTransformer,
  type InternalAxiosRequestConfig,
  isAxiosError,
} from "axios";
import { errorRedaction } from "../errors/load.ts";
import { hasOnlyAxiosTransform } from "./axios-transform.ts";

/**
 * The promise that axios' dispatch receives from our adapter. For each transform dispatch first copies all response
 * headers. When the body is parsed already and the only transform is axios' own, which passes a parsed body on, this
 * class takes the transform off the config while dispatch reads the response. No user code runs in that time.
 *
 * Costs these lines; gains 3 % of a call (1.08 → 1.05 of bare axios over a stub). A class of its own, because a `then`
 * of its own on a real promise would disable V8's fast path for every promise in the process.
 */
export class DispatchResult implements Promise<AxiosResponse> {
  readonly #response: Promise<AxiosResponse>;
  readonly #config: InternalAxiosRequestConfig;

  constructor(response: Promise<AxiosResponse>, config: InternalAxiosRequestConfig) {
    this.#response = response;
    this.#config = config;
  }

  // biome-ignore lint/suspicious/noThenProperty: dispatch calls the `then` of what an adapter returns
  then<T = AxiosResponse, U = never>(
    onFulfilled?: ((response: AxiosResponse) => T | PromiseLike<T>) | null,
    onRejected?: ((reason: unknown) => U | PromiseLike<U>) | null,
  ): Promise<T | U> {
    return this.#response.then(
      onFulfilled && ((response) => this.#passTo(response, onFulfilled)),
      onRejected,
    );
  }

  catch<U = never>(
    onRejected?: ((reason: unknown) => U | PromiseLike<U>) | null,
  ): Promise<AxiosResponse | U> {
    return this.#response.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<AxiosResponse> {
    return this.#response.finally(onFinally);
  }

  get [Symbol.toStringTag](): string {
    return "Promise";
  }

  #passTo<T>(
    response: AxiosResponse,
    onFulfilled: (response: AxiosResponse) => T | PromiseLike<T>,
  ): T | PromiseLike<T> {
    const config = this.#config;
    const { transformResponse } = config;
    if (typeof response.data === "string" || !transformResponse || !hasOnlyAxiosTransform(config)) {
      try {
        return onFulfilled(response);
      } catch (error) {
        // Strict parsing: the error has the response, and interceptors see it before the safety net does.
        if (isAxiosError(error)) return rejectRedacted(error);
        throw error;
      }
    }
    const none: AxiosResponseTransformer[] = [];
    config.transformResponse = none;
    try {
      return onFulfilled(response);
    } finally {
      // An interceptor may have read the response in place of dispatch, and set transforms of its own.
      if (config.transformResponse === none) config.transformResponse = transformResponse;
    }
  }
}

async function rejectRedacted(error: unknown): Promise<never> {
  const { redactError } = errorRedaction.module ?? (await errorRedaction.load());
  throw redactError(error);
}
