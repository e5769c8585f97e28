import type { AxiosResponseTransformer, InternalAxiosRequestConfig } from "axios";

/**
 * Bodies with an errcode that the caller wants: of calls with `wechat: false`, and of accepted errcodes. The safety net
 * must recognize them even after an earlier interceptor has unwrapped `response.data`.
 */
export interface AcceptedBodies {
  has(body: unknown): boolean;
  /** Remembers what the transforms make of the response that the adapter has just returned. */
  watch(config: InternalAxiosRequestConfig): void;
}

export function createAcceptedBodies(): AcceptedBodies {
  const bodies = new WeakSet<object>();
  return {
    has: (body) => typeof body === "object" && body !== null && bodies.has(body),
    watch(config) {
      const own = config.transformResponse;
      const remember: AxiosResponseTransformer = (body) => {
        // The config must not keep our transform.
        if (own === undefined) delete config.transformResponse;
        else config.transformResponse = own;
        if (typeof body === "object" && body !== null) bodies.add(body);
        return body;
      };
      config.transformResponse = [...[own ?? []].flat(), remember];
    },
  };
}
