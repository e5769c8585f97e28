import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { clearNested } from "../request/nested.ts";
import { DispatchResult } from "../response/dispatch-result.ts";
import type { Exchange } from "./exchange.ts";

/** Puts the exchange in place of the config's adapter. All decisions are made later, when the request is sent. */
export function installExchange(config: InternalAxiosRequestConfig, exchange: Exchange): void {
  clearNested(config);
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
}
