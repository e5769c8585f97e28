import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { clearMark } from "../request/nested.ts";
import { Handover } from "../response/dispatch-result.ts";
import type { Exchange } from "./exchange.ts";

/** Puts the exchange where the adapter was. Only that: all that counts is decided when the request goes out. */
export function swapAdapter(config: InternalAxiosRequestConfig, exchange: Exchange): void {
  clearMark(config);
  const real = config.adapter;
  const adapter = (sent: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
    // Somebody has put an adapter around ours.
    if (sent.adapter !== adapter) return exchange(sent, real);
    // Nothing of ours stays on the config.
    if (real === undefined) delete sent.adapter;
    else sent.adapter = real;
    return new Handover(exchange(sent, real), sent);
  };
  config.adapter = adapter;
}
