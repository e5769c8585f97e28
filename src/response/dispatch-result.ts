import type { AxiosResponse, AxiosResponseTransformer, InternalAxiosRequestConfig } from "axios";
import { hasAxiosOwnTransform } from "./axios-transform.ts";

/**
 * What axios' dispatch is given for the adapter's promise. Where the answer is parsed already and axios' own transform,
 * which lets such a thing pass, is the only one, dispatch is not shown it: for each transform it first goes through all
 * of the answer's headers. The transform is off the config while dispatch takes the answer, and dispatch runs
 * nothing of the user's in that time.
 *
 * Not a promise with a `then` of its own: V8 has a shortcut for all promises of a process, until one of them gets that.
 */
export class Handover implements Promise<AxiosResponse> {
  readonly #answer: Promise<AxiosResponse>;
  readonly #config: InternalAxiosRequestConfig;

  constructor(answer: Promise<AxiosResponse>, config: InternalAxiosRequestConfig) {
    this.#answer = answer;
    this.#config = config;
  }

  // biome-ignore lint/suspicious/noThenProperty: dispatch calls the `then` of what an adapter returns
  then<T = AxiosResponse, U = never>(
    take?: ((response: AxiosResponse) => T | PromiseLike<T>) | null,
    refuse?: ((reason: unknown) => U | PromiseLike<U>) | null,
  ): Promise<T | U> {
    return this.#answer.then(take && ((response) => this.#hand(response, take)), refuse);
  }

  catch<U = never>(refuse?: ((reason: unknown) => U | PromiseLike<U>) | null): Promise<AxiosResponse | U> {
    return this.#answer.catch(refuse);
  }

  finally(act?: (() => void) | null): Promise<AxiosResponse> {
    return this.#answer.finally(act);
  }

  get [Symbol.toStringTag](): string {
    return "Promise";
  }

  #hand<T>(response: AxiosResponse, take: (response: AxiosResponse) => T): T {
    const config = this.#config;
    const { transformResponse } = config;
    if (typeof response.data === "string" || !transformResponse || !hasAxiosOwnTransform(config)) {
      return take(response);
    }
    const none: AxiosResponseTransformer[] = [];
    config.transformResponse = none;
    try {
      return take(response);
    } finally {
      // An interceptor may have taken the answer in dispatch's place, and have set transforms of its own.
      if (config.transformResponse === none) config.transformResponse = transformResponse;
    }
  }
}
