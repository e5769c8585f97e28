import type { AxiosAdapter, InternalAxiosRequestConfig } from "axios";

/** Stands on a config while our adapter is at work on it. A symbol key: copies of the config keep it, JSON does not. */
const UNDER_WAY = Symbol("axios-wechat.under-way");

interface MarkedConfig extends InternalAxiosRequestConfig {
  [UNDER_WAY]?: true;
}

/** An adapter that says so on the config while it is at work. */
export function marking(adapter: AxiosAdapter): AxiosAdapter {
  return async (config: MarkedConfig) => {
    config[UNDER_WAY] = true;
    try {
      return await adapter(config);
    } finally {
      clearMark(config);
    }
  };
}

/** Copies of a config take the mark along; a new submission begins without it. */
export function clearMark(config: MarkedConfig): void {
  if (config[UNDER_WAY]) delete config[UNDER_WAY];
}

export function isUnderWay(config: MarkedConfig): boolean {
  return config[UNDER_WAY] === true;
}
