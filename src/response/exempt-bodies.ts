import type { AxiosResponseTransformer, InternalAxiosRequestConfig } from "axios";

/**
 * Bodies that the safety net must leave alone, even after an earlier interceptor has unwrapped `response.data`: of calls
 * with `wechat: false`, of accepted errcodes, of files, and streams and Blobs that the exchange has looked at. Of other hosts, to
 * which a redirect led, the whole response.
 */
export interface ExemptBodies {
  has(body: unknown): boolean;
  /** Remembers a body that no transform will change. */
  add(body: unknown): void;
  /** Remembers what the transforms make of the response that the adapter has just returned. */
  watch(config: InternalAxiosRequestConfig): void;
}

export function createExemptBodies(): ExemptBodies {
  const bodies = new WeakSet<object>();
  const add = (body: unknown) => {
    if (typeof body === "object" && body !== null) bodies.add(body);
  };
  return {
    has: (body) => typeof body === "object" && body !== null && bodies.has(body),
    add,
    watch(config) {
      const own = config.transformResponse;
      const remember: AxiosResponseTransformer = (body) => {
        // The config must not keep our transform.
        if (own === undefined) delete config.transformResponse;
        else config.transformResponse = own;
        add(body);
        return body;
      };
      config.transformResponse = [...[own ?? []].flat(), remember];
    },
  };
}
