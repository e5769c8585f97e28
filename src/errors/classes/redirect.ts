import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { inLanguage, type Language } from "../language.ts";
import { BRAND, WechatError } from "./base.ts";

/** The response that redirects. */
export interface Redirect {
  readonly status: number;
  readonly headers: unknown;
}

/**
 * A redirect would have taken a token, a secret or a request body to a host that may not have it. Nothing was sent
 * there, and the plugin does not retry. If the host is yours, name it in `hosts`. `code` is `ERR_WECHAT_REDIRECT`.
 */
export class RedirectError extends WechatError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_REDIRECT";
  /** The host that redirected, with its port unless that is the default. */
  readonly from: string;
  /** The host that it named, likewise. */
  readonly to: string;

  /** @internal */
  constructor(
    { from, to, isDowngrade }: { readonly from: string; readonly to: string; readonly isDowngrade: boolean },
    {
      config,
      account,
    }: { readonly config: InternalAxiosRequestConfig; readonly account?: string | undefined },
    reply: Redirect,
    lang: Language = "en",
  ) {
    const message = {
      en: `${from} redirects to ${to}${isDowngrade ? " without TLS" : ""}, which is not allowed to receive this request; nothing was sent there`,
      zh: `${from} 重定向到 ${to}${isDowngrade ? "（未加密）" : ""}，该域名不可接收此请求，未向其发送任何内容`,
    };
    super(inLanguage(message, lang), "ERR_WECHAT_REDIRECT", {
      ...{ account, config, response: responseOf(config, reply) },
    });
    this.from = from;
    this.to = to;
  }
}
Object.defineProperty(RedirectError.prototype, BRAND, { value: "redirect" });

/** A retrying interceptor takes an error without a response for a network fault, and would repeat the call. */
function responseOf(config: InternalAxiosRequestConfig, { status, headers }: Redirect): AxiosResponse {
  return { data: "", status, statusText: "", headers: headers as AxiosResponse["headers"], config };
}
