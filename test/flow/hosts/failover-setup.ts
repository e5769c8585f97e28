import axios, { type AxiosInstance, type CreateAxiosDefaults } from "axios";
import type { WechatOptions } from "../../../src/index.ts";
import { createWechatSimulator, type WechatSimulator } from "../../../src/testing/index.ts";
import { type Arrived, door, type Listening } from "../raw-server.ts";
import { APP, attach } from "../setup.ts";

export interface Fallback {
  readonly simulator: WechatSimulator;
  readonly api: AxiosInstance;
  /** The host that is used when the first one fails. */
  readonly second: Listening & { readonly arrived: Arrived[] };
}

/** An account whose first host is the given one, and whose second one works; both use the same scheme. */
export async function startFallback(
  first: string,
  {
    axios: config,
    tls,
    simulator = createWechatSimulator(APP),
    ...options
  }: WechatOptions & {
    axios?: CreateAxiosDefaults;
    tls?: { key: string; cert: string };
    simulator?: WechatSimulator;
  } = {},
): Promise<Fallback> {
  const second = await door(simulator, tls && { tls });
  const api = axios.create({ baseURL: first, proxy: false, ...config });
  attach(api, { failoverHosts: [second.host], retry: false, ...options });
  return { simulator, api, second };
}

/** The called paths, in order. */
export const pathsOf = ({ arrived }: { readonly arrived: readonly Arrived[] }) =>
  arrived.map(({ path }) => path);
