import type { AxiosAdapter, AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { isStream } from "./body.ts";
import { fullURL, hostOf } from "./full-url.ts";
import { neverConnected } from "./never-connected.ts";
import { resolveAdapter } from "./real-adapter.ts";

/** How long a host that could not be connected to is left alone, while there is another one. */
const LEFT_ALONE_MS = 60_000;
const WECHAT_HOST = "api.weixin.qq.com";

/** Makes an adapter that tries other hosts when a connection was never made. */
export type WithFailover = (adapter: AxiosAdapter) => AxiosAdapter;

/**
 * Tries further hosts in turn when a connection was never made: then no byte of the request has left, so a POST can go
 * to the next one, too. Never on an errcode, and never on a fault that came later.
 *
 * @param hosts what comes after the host that the request names
 * @param currentBaseURL the instance's own; only requests to it, or to WeChat, go elsewhere
 */
export function createFailover(
  hosts: readonly string[],
  currentBaseURL: () => string | undefined,
  now: () => number,
): WithFailover {
  if (hosts.length === 0) return (adapter) => adapter;
  const leftAloneUntilMs = new Map<string, number>();

  function candidates(url: URL): readonly string[] {
    const all = [...new Set([url.host, ...hosts])];
    const good = all.filter((host) => now() >= (leftAloneUntilMs.get(host) ?? 0));
    return good.length > 0 ? good : all;
  }

  function isHome({ host }: URL): boolean {
    return host === hostOf(currentBaseURL()) || host === WECHAT_HOST || hosts.includes(host);
  }

  return (adapter) => async (config) => {
    const url = fullURL(config);
    if (!url || !isHome(url)) return adapter(config);
    const [first, ...others] = candidates(url);
    let answer = sendTo(first, url, config, adapter);
    for (const host of others) {
      try {
        return await answer;
      } catch (error) {
        if (!neverConnected(error) || bodyIsSpent(config)) throw error;
        answer = sendTo(host, url, config, adapter);
      }
    }
    return answer;
  };

  async function sendTo(
    host: string | undefined,
    url: URL,
    config: InternalAxiosRequestConfig,
    adapter: AxiosAdapter,
  ): Promise<AxiosResponse> {
    const putBack = host === undefined || host === url.host ? undefined : pointAt(config, url, host);
    try {
      return await adapter(config);
    } catch (error) {
      if (neverConnected(error)) leftAloneUntilMs.set(host ?? url.host, now() + LEFT_ALONE_MS);
      throw error;
    } finally {
      putBack?.();
    }
  }
}

/** Gives an instance's own requests the other hosts, too: token requests go out on siblings. */
export function failOverToo(instance: AxiosInstance, withFailover: WithFailover): AxiosInstance {
  const own = instance.defaults.adapter;
  instance.defaults.adapter = (config) => withFailover(resolveAdapter(own, config))(config);
  return instance;
}

/** A stream has begun to flow before the connection was known to fail. */
function bodyIsSpent({ data }: InternalAxiosRequestConfig): boolean {
  return typeof data === "object" && data !== null && isStream(data);
}

/** Sends a config to another host, until it is put back: nothing of that stays on it. */
function pointAt(config: InternalAxiosRequestConfig, url: URL, host: string): () => void {
  const { url: ownURL, baseURL: ownBase } = config;
  const target = new URL(url);
  // Setting `host` alone would keep the port.
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
