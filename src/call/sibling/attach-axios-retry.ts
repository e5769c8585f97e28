import type { AxiosInstance } from "axios";
import axiosRetry from "axios-retry";

/** In the CommonJS build the module itself is the default export. */
const attach = (axiosRetry as { readonly default?: typeof axiosRetry }).default ?? axiosRetry;

/** In a file of its own, which the first retry loads: a program that uses no more than a guard bundles without it. */
export function attachAxiosRetry(instance: AxiosInstance): void {
  attach(instance);
}
