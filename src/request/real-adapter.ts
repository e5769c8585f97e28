import axios, { type AxiosAdapter, type InternalAxiosRequestConfig } from "axios";

/** What an axios config may have for an adapter: a function, a name, or a list of them. */
export type AdapterOption = InternalAxiosRequestConfig["adapter"];

/** The adapter that axios would use. */
export function resolveAdapter(option: AdapterOption, config: InternalAxiosRequestConfig): AxiosAdapter {
  if (typeof option === "function") return option;
  // Its type lacks the config, which says which `fetch` is meant.
  const resolve = axios.getAdapter as (
    option: AdapterOption,
    config: InternalAxiosRequestConfig,
  ) => AxiosAdapter;
  return resolve(option ?? axios.defaults.adapter, config);
}

/** Whether axios would send this with `fetch`. A function of somebody's own is not seen through. */
export function isFetchAdapter(option: AdapterOption, config: InternalAxiosRequestConfig): boolean {
  return resolveAdapter(option, config) === resolveAdapter("fetch", config);
}
