import axios, { type CreateAxiosDefaults } from "axios";
import type { WechatOptions } from "../../../src/index.ts";
import { type ApiSecurity, apiSecurity } from "../../../src/security/index.ts";
import {
  createWechatSimulator,
  type SimulatorSecurity,
  type WechatSimulator,
} from "../../../src/testing/index.ts";
import { type Arrived, door, type Listening } from "../raw-server.ts";
import { APP, attach } from "../setup.ts";

/** A covered endpoint, one with files, and one that is not covered. */
export const RISK = "/wxa/getuserriskrank";
export const QR_CODE = "/wxa/getwxacodeunlimit";
export const MENU = "/cgi-bin/menu/create";

export interface SecureWechat {
  readonly simulator: WechatSimulator;
  readonly keys: SimulatorSecurity;
  readonly security: ApiSecurity;
}

/** One set of keys for a whole file, because generating them is slow. */
export function createSecureWechat(): SecureWechat {
  const simulator = createWechatSimulator({ ...APP, security: true });
  const keys = simulator.security as SimulatorSecurity;
  return { simulator, keys, security: apiSecurity(keys.options) };
}

/** An attached instance, and the traffic on its connection. */
export async function startSecure(
  { simulator, security }: SecureWechat,
  { axios: config, ...options }: WechatOptions & { axios?: CreateAxiosDefaults } = {},
) {
  simulator.reset();
  const wire: Listening & { readonly arrived: Arrived[] } = await door(simulator);
  const api = axios.create({ baseURL: wire.url, proxy: false, ...config });
  const attachment = attach(api, { security, ...options });
  const sent = (path: string) => wire.arrived.filter((one) => one.path === path);
  return { api, attachment, wire, sent };
}
