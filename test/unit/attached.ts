import axios, { type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { vi } from "vitest";
import { attachWechat, type TokenManager, type WechatOptions } from "../../src/index.ts";
import { responseTo } from "./axios-parts.ts";

type Responder = (config: InternalAxiosRequestConfig) => unknown;

/** A response with this errcode. */
export const stating =
  (errcode: number): Responder =>
  (config) =>
    responseTo(config, JSON.stringify({ errcode, errmsg: "" }));

/**
 * An instance with the plugin, whose adapter returns the responses in turn, and a user's own manager, from which the
 * plugin only gets a token asynchronously: `get` returns T1, and `refresh` T2.
 */
export function attached(responders: readonly Responder[], options: WechatOptions = {}) {
  const left = [...responders];
  const sent: unknown[] = [];
  const adapter = vi.fn((config: InternalAxiosRequestConfig) => {
    sent.push(config.params?.access_token);
    const responder = left.length > 1 ? left.shift() : left[0];
    return responder?.(config) as Promise<AxiosResponse>;
  });
  const tokens = {
    get: vi.fn<TokenManager["get"]>(async () => "T1"),
    refresh: vi.fn<TokenManager["refresh"]>(async () => "T2"),
  };
  const api = axios.create({
    baseURL: "https://api.weixin.qq.com",
    adapter: async (config) => adapter(config),
  });
  const attachment = attachWechat(api, { tokens, retry: { baseDelayMs: 0 }, ...options });
  return { api, tokens, sent, attachment };
}

/** The reason of a rejected promise. */
export const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "it was fulfilled",
    (reason: unknown) => reason,
  );
