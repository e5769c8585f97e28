import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";

/**
 * Marks a config while our adapter works on it. An adapter that wraps ours may send the config through it again: then
 * the outer exchange does the work. Copies of the config keep a symbol key; JSON does not.
 */
export const IN_EXCHANGE = Symbol("axios-wechat.in-exchange");

/** A config that may have the mark. Check the key itself: a call to a function would cost every success. */
export interface MarkableConfig extends InternalAxiosRequestConfig {
  [IN_EXCHANGE]?: true;
}

/** Wraps an adapter so that it marks the config while it works. */
export function markNested(adapter: AxiosAdapter): AxiosAdapter {
  return async (config: MarkableConfig) => {
    config[IN_EXCHANGE] = true;
    try {
      return await adapter(config);
    } finally {
      delete config[IN_EXCHANGE];
    }
  };
}
