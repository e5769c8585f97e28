import type { AxiosResponseTransformer, InternalAxiosRequestConfig } from "axios";

/**
 * Bodies with an errcode that the caller asked to be given: of calls that are left alone, and of accepted errcodes.
 * The safety net must know them also when an earlier interceptor has unwrapped `response.data`.
 */
export interface AskedFor {
  has(body: unknown): boolean;
  /** Remembers what the transforms will make of the answer that the adapter has just given. */
  watch(config: InternalAxiosRequestConfig): void;
}

export function createAskedFor(): AskedFor {
  const bodies = new WeakSet<object>();
  return {
    has: (body) => typeof body === "object" && body !== null && bodies.has(body),
    watch(config) {
      const own = config.transformResponse;
      const remember: AxiosResponseTransformer = (body) => {
        // Nothing of this stays on the config.
        if (own === undefined) delete config.transformResponse;
        else config.transformResponse = own;
        if (typeof body === "object" && body !== null) bodies.add(body);
        return body;
      };
      config.transformResponse = [...[own ?? []].flat(), remember];
    },
  };
}
