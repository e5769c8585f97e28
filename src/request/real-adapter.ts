import axios, {
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from "axios";

/** The `adapter` of an axios config: a function, a name, or a list of them. */
export type AdapterOption = InternalAxiosRequestConfig["adapter"];

/** The adapter that axios would use. */
export function resolveAdapter(option: AdapterOption, config: InternalAxiosRequestConfig): AxiosAdapter {
  if (typeof option === "function") return option;
  // The type lacks the config, which may bring a `fetch` of its own.
  const resolve = axios.getAdapter as (
    option: AdapterOption,
    config: InternalAxiosRequestConfig,
  ) => AxiosAdapter;
  return resolve(option ?? axios.defaults.adapter, config);
}

/** Whether axios would send this with `fetch`. Unknown for a custom adapter, so false. */
export function isFetchAdapter(option: AdapterOption, config: InternalAxiosRequestConfig): boolean {
  return resolveAdapter(option, config) === resolveAdapter("fetch", config);
}

/** Wraps the adapter of a client. */
export function withAdapter(
  client: AxiosInstance,
  wrap: (adapter: AxiosAdapter) => AxiosAdapter,
): AxiosInstance {
  const own = client.defaults.adapter;
  client.defaults.adapter = (config) => wrap(resolveAdapter(own, config))(config);
  return client;
}

/** An adapter may throw instead of rejecting. */
export function sendOnce(adapter: AxiosAdapter, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  try {
    return adapter(config);
  } catch (error) {
    return Promise.reject(error);
  }
}
