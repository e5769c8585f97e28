import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";

/**
 * Marks a config while our adapter works on it. An adapter that wraps ours may send the config through it again: then
 * the outer exchange does the work. Copies of the config keep a symbol key; JSON does not.
 */
const IN_EXCHANGE = Symbol("axios-wechat.in-exchange");

interface MarkedConfig extends InternalAxiosRequestConfig {
  [IN_EXCHANGE]?: true;
}

/** Wraps an adapter so that it marks the config while it works. */
export function markNested(adapter: AxiosAdapter): AxiosAdapter {
  return async (config: MarkedConfig) => {
    config[IN_EXCHANGE] = true;
    try {
      return await adapter(config);
    } finally {
      clearNested(config);
    }
  };
}

/** Copies of a config keep the mark; a new submission starts without it. */
export function clearNested(config: MarkedConfig): void {
  if (config[IN_EXCHANGE]) delete config[IN_EXCHANGE];
}

export function isNested(config: MarkedConfig): boolean {
  return config[IN_EXCHANGE] === true;
}
