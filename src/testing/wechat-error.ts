import type { InternalAxiosRequestConfig } from "axios";
import { type Checks, checkOptions } from "../checks/check-options.ts";
import { shown } from "../checks/describe.ts";
import { count, flag, language, product, text } from "../checks/values.ts";
import { lookupEndpoint } from "../endpoints/lookup.ts";
import type { Product } from "../errcodes/entry.ts";
import { lookupErrcode } from "../errcodes/lookup.ts";
import type { WechatApiError } from "../errors/classes/api.ts";
import { createApiError } from "../errors/create.ts";
import type { Language } from "../errors/language.ts";
import { createErrmsg } from "./simulator/http/errmsg.ts";

/** What {@link wechatError} is to differ in. */
export interface WechatErrorOverrides {
  /** @default WeChat's message for the code, with a rid */
  errmsg?: string;
  /** Whose meaning of the code counts. @default "mp" */
  product?: Product;
  /** @default "POST" */
  method?: string;
  /** @default "/cgi-bin/message/custom/send" */
  path?: string;
  /** More fields of the response body, such as the `msg_id` of 45065. */
  fields?: Record<string, unknown>;
  /** @default 1 */
  attempts?: number;
  /** @default true */
  replayable?: boolean;
  /** The account of the call. */
  account?: string;
  /** The language of the message. @default "en" */
  lang?: Language;
}

const OVERRIDES: Checks<WechatErrorOverrides> = {
  errmsg: (value) => (typeof value === "string" ? undefined : "a string"),
  product,
  method: text,
  path: (value) =>
    typeof value === "string" && value.startsWith("/") ? undefined : 'a path, such as "/cgi-bin/user/info"',
  fields: (value) => (typeof value === "object" && value !== null ? undefined : "an object"),
  attempts: count,
  replayable: flag,
  account: text,
  lang: language,
};

/** By default, in the plugin. */
const LISTED_FOR_RETRY: readonly number[] = [-1, 45009];

/**
 * Makes the error that the plugin throws for an errcode, for unit tests of code that handles it: no simulator and no
 * request are needed.
 *
 * @throws {TypeError} when the code is 0 or not an integer, or an override has the wrong type
 * @example
 * vi.spyOn(api, "post").mockRejectedValue(wechatError(45015));
 * expect(await greet("openid-1")).toBe(false);
 */
export function wechatError(code: number, overrides: WechatErrorOverrides = {}): WechatApiError {
  if (!Number.isInteger(code) || code === 0) {
    throw new TypeError(`wechatError: code must be an integer other than 0, got ${shown(code)}`);
  }
  checkOptions("wechatError: overrides", overrides, OVERRIDES);
  const { product, method = "POST", path = "/cgi-bin/message/custom/send", fields, ...details } = overrides;
  const errmsgFor = createErrmsg({ now: Date.now, random: Math.random });
  const context = { isWecom: product === "wecom", isTokenEndpoint: false, ip: undefined };
  const errmsg = overrides.errmsg ?? errmsgFor(code, context);
  return createApiError(
    { errcode: code, errmsg, body: { errcode: code, errmsg, ...fields } },
    {
      ...details,
      config: { method: method.toLowerCase(), url: path } as InternalAxiosRequestConfig,
      product,
      docs: lookupEndpoint(method, path)?.docs,
      entry: lookupErrcode(code, product),
      listedForRetry: LISTED_FOR_RETRY.includes(code),
    },
  );
}
