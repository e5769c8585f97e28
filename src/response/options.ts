import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { Checks } from "../checks/check-options.ts";
import { callable, errcodeList, language, product } from "../checks/values.ts";
import type { Product } from "../errcodes/entry.ts";
import type { Language } from "../errors/language.ts";

/**
 * Reads an envelope other than errcode/errmsg, for example `base_resp`. It receives the parsed body of each response
 * and returns the failure in it. Errcode 0 means success; `undefined` leaves the response to the standard check. If it
 * throws, the plugin emits a process warning and applies the standard check.
 *
 * @example
 * ```ts
 * const readEnvelope: ReadEnvelope = (body) => {
 *   const other = (body as { base_resp?: { ret: number; err_msg?: string } } | undefined)?.base_resp;
 *   return other && { errcode: other.ret, errmsg: other.err_msg ?? "" };
 * };
 * ```
 */
export type ReadEnvelope = (
  body: unknown,
  response: AxiosResponse,
) =>
  | {
      /** The code; 0 for success. */
      readonly errcode: number;
      /** The text beside it. */
      readonly errmsg?: string;
    }
  | undefined;

/** Options of {@link errcodeInterceptor}. */
export interface ErrcodeInterceptorOptions {
  /**
   * The product whose meaning of an errcode applies: 40001 differs in WeCom.
   * @default the provider's, else "wecom" for calls to qyapi.weixin.qq.com, else "mp"
   */
  readonly product?: Product | undefined;
  /**
   * Errcodes that mean a rejected token.
   * @default what the provider says, else [40001, 40014, 42001]
   */
  readonly tokenErrcodes?: readonly number[] | undefined;
  /** Reads another envelope, such as `base_resp`; return `undefined` for the standard check. */
  readonly readEnvelope?: ReadEnvelope | undefined;
  /**
   * The language of error messages. `error.hint` and `error.entry` always have both.
   * @default "en"
   */
  readonly lang?: Language | undefined;
}

export const RESPONSE_CHECKS: Checks<ErrcodeInterceptorOptions> = {
  product,
  tokenErrcodes: errcodeList,
  readEnvelope: callable,
  lang: language,
};

/** Whether the caller wants the responses of this errcode. */
export function isAccepted(config: InternalAxiosRequestConfig | undefined, errcode: number): boolean {
  const accept = config?.wechat ? config.wechat.accept : undefined;
  return accept === true || (accept?.includes(errcode) ?? false);
}
