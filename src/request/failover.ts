import type { AxiosAdapter, AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { WECHAT_HOST } from "../protocol/hosts.ts";
import { isStream } from "./body.ts";
import { failedToConnect } from "./connection-errors.ts";
import { fullURL, hostOf } from "./full-url.ts";

/** How long to skip a host that could not be connected to, while there is another one. */
const SKIP_MS = 60_000;

/** Wraps an adapter so that it tries other hosts when no connection could be made. */
export type WithFailover = (adapter: AxiosAdapter) => AxiosAdapter;

/**
 * Tries further hosts in turn when no connection could be made: no byte of the request was sent, so a POST can go to
 * the next one, too. Never on an errcode, and never on a later fault.
 *
 * @param hosts what to try after the host of the request
 * @param now on the monotonic clock
 * @param instance only requests to its baseURL, or to WeChat, fail over
 */
export function createFailover(
  hosts: readonly string[],
  instance: Pick<AxiosInstance, "defaults">,
  now: () => number,
): WithFailover {
  const skippedUntilMs = new Map<string, number>();

  function candidates(url: URL): readonly string[] {
    const all = [...new Set([url.host, ...hosts])];
    const good = all.filter((host) => now() >= (skippedUntilMs.get(host) ?? Number.NEGATIVE_INFINITY));
    return good.length > 0 ? good : all;
  }

  function isBaseHost({ host }: URL): boolean {
    return host === hostOf(instance.defaults.baseURL) || host === WECHAT_HOST || hosts.includes(host);
  }

  return (adapter) => async (config) => {
    const url = fullURL(config);
    if (!url || !isBaseHost(url)) return adapter(config);
    const [first, ...others] = candidates(url);
    let response = sendTo(first, url, config, adapter);
    for (const host of others) {
      try {
        return await response;
      } catch (error) {
        if (!failedToConnect(error) || bodyIsConsumed(config)) throw error;
        response = sendTo(host, url, config, adapter);
      }
    }
    return response;
  };

  async function sendTo(
    host: string | undefined,
    url: URL,
    config: InternalAxiosRequestConfig,
    adapter: AxiosAdapter,
  ): Promise<AxiosResponse> {
    const restore = host === undefined || host === url.host ? undefined : pointAt(config, url, host);
    try {
      return await adapter(config);
    } catch (error) {
      if (failedToConnect(error)) skippedUntilMs.set(host ?? url.host, now() + SKIP_MS);
      throw error;
    } finally {
      restore?.();
    }
  }
}

/** A stream starts to flow before the connection fails. */
function bodyIsConsumed({ data }: InternalAxiosRequestConfig): boolean {
  return typeof data === "object" && data !== null && isStream(data);
}

/** Points a config at another host; the returned function undoes it. */
function pointAt(config: InternalAxiosRequestConfig, url: URL, host: string): () => void {
  const { url: ownURL, baseURL: ownBase } = config;
  const target = new URL(url);
  // Setting `host` alone keeps the port.
  target.port = "";
  target.host = host;
  config.url = target.href;
  delete config.baseURL;
  return () => {
    if (ownURL === undefined) delete config.url;
    else config.url = ownURL;
    if (ownBase !== undefined) config.baseURL = ownBase;
  };
}
