import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { IN_EXCHANGE, type MarkableConfig } from "../request/nested.ts";
import { DispatchResult } from "../response/dispatch-result.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The request interceptor: puts the exchange in place of the config's adapter. All decisions are made later, when the
 * request is sent.
 */
export function installExchange(exchange: Exchange) {
  return (config: InternalAxiosRequestConfig & MarkableConfig): InternalAxiosRequestConfig => {
    // A copy of a marked config starts a new call.
    if (config[IN_EXCHANGE]) delete config[IN_EXCHANGE];
    const real = config.adapter;
    const adapter = (sent: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
      // Another interceptor has wrapped our adapter.
      if (sent.adapter !== adapter) return exchange(sent, real);
      // The config must not keep our adapter.
      if (real === undefined) delete sent.adapter;
      else sent.adapter = real;
      return new DispatchResult(exchange(sent, real), sent);
    };
    config.adapter = adapter;
    return config;
  };
}
