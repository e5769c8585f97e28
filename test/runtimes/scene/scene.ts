import axios, { type AxiosInstance, type CreateAxiosDefaults } from "axios";
import { attachWechat, type TokenFetcher, type WechatOptions } from "axios-wechat";
import type { Adapter } from "../control/protocol.ts";
import type { RemoteWorld } from "./remote.ts";

export const APPID = "wx0123456789abcdef";
export const SEND = "/cgi-bin/message/custom/send";
export const USER = "/cgi-bin/user/info";
export const UPLOAD = "/cgi-bin/media/upload";
export const DOWNLOAD = "/cgi-bin/media/get";
export const STABLE_TOKEN = "/cgi-bin/stable_token";
/** Retries without waits. */
const AT_ONCE = { baseDelayMs: 1, maxDelayMs: 2 };

/** What surrounds a scenario. */
export interface Scene extends RemoteWorld {
  readonly account: { readonly appid: string; readonly secret: string };
  readonly adapter: Adapter | undefined;
  /** Whether renewals are done in the foreground here. */
  readonly isWorker: boolean;
  /** An instance at the simulator, with nothing attached. */
  client(config?: CreateAxiosDefaults): AxiosInstance;
  /** The same with the plugin. */
  attach(options?: WechatOptions, config?: CreateAxiosDefaults): AxiosInstance;
  /** A provider that makes tokens of its own, the first, the second and so on; the appsecret is in each. */
  ownTokens(): TokenFetcher & { readonly made: readonly string[] };
}

export function sceneOf(
  world: RemoteWorld,
  account: { readonly appid: string; readonly secret: string },
  adapter: Adapter | undefined,
): Scene {
  const { navigator } = globalThis as { navigator?: { readonly userAgent?: string } };

  function client(config?: CreateAxiosDefaults): AxiosInstance {
    return axios.create({
      baseURL: world.url,
      proxy: false,
      ...(adapter && { adapter }),
      ...config,
    });
  }

  return {
    ...world,
    account,
    adapter,
    isWorker: navigator?.userAgent === "Cloudflare-Workers",
    client,
    attach(options = {}, config) {
      const api = client(config);
      const ownAccount = options.provider || options.tokens || options.accounts ? {} : account;
      attachWechat(api, { ...ownAccount, retry: AT_ONCE, ...options });
      return api;
    },
    ownTokens() {
      const made: string[] = [];
      const fetch: TokenFetcher = async () => {
        const token = `own-${account.secret}-${made.length + 1}`;
        made.push(token);
        return { access_token: token, expires_in: 7200 };
      };
      return Object.assign(fetch, { made });
    },
  };
}
