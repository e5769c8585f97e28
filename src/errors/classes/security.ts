import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { inLanguage, type Language, type Text } from "../language.ts";
import { BRAND, WechatError } from "./base.ts";

/**
 * What is wrong with a response that had to be signed and encrypted.
 *
 * - `unsigned`: a header of the signature is missing
 * - `signature`: the signature is wrong
 * - `timestamp`: it is more than 300 seconds old, or its times differ
 * - `decrypt`: it could not be decrypted
 * - `appid`: it is for another account
 * - `certificate`: the certificate of its signature is not known
 */
export type SecurityReason = "unsigned" | "signature" | "timestamp" | "decrypt" | "appid" | "certificate";

const TEXTS: Readonly<Record<SecurityReason, Text>> = {
  unsigned: {
    en: "the response is not signed; if this endpoint does not support signatures, leave it out of `paths`",
    zh: "响应未签名；若此接口不支持签名，请将其移出 paths",
  },
  signature: {
    en: "the signature of the response is wrong; compare the platform certificate with the one in the console",
    zh: "响应签名错误；请核对平台证书与后台中的是否一致",
  },
  timestamp: {
    en: "the response is more than 300 seconds old, or its times differ; check the clock of this machine",
    zh: "响应时间超过 300 秒，或时间不一致；请检查本机时钟",
  },
  decrypt: {
    en: "the response could not be decrypted; compare the symmetric key with the one in the console",
    zh: "响应解密失败；请核对对称密钥与后台中的是否一致",
  },
  appid: { en: "the response is for another appid", zh: "响应属于另一个 appid" },
  certificate: {
    en: "the response is signed with an unknown certificate; add the one of this number from the console",
    zh: "响应所用的平台证书未配置；请从后台添加此编号的证书",
  },
};

/** A number as in the console. What else a header holds is not printed. */
const SERIAL = /^[\da-zA-Z_-]{1,64}$/;

/**
 * A response that had to be signed and encrypted cannot be trusted. WeChat may have carried out the request, so the plugin
 * does not retry. `code` is `ERR_WECHAT_SECURITY`.
 */
export class WechatSecurityError extends WechatError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_SECURITY";
  /** What is wrong with the response. */
  readonly reason: SecurityReason;

  /** @internal */
  constructor(
    {
      reason,
      path,
      serial,
    }: { readonly reason: SecurityReason; readonly path: string; readonly serial?: unknown },
    context: {
      readonly config: InternalAxiosRequestConfig;
      readonly response: AxiosResponse;
      readonly account?: string | undefined;
    },
    lang: Language = "en",
  ) {
    const { en, zh } = TEXTS[reason];
    const number = typeof serial === "string" && SERIAL.test(serial) ? ` (${serial})` : "";
    super(
      inLanguage({ en: `${path}: ${en}${number}`, zh: `${path}：${zh}${number}` }, lang),
      "ERR_WECHAT_SECURITY",
      {
        ...context,
        request: context.response.request,
      },
    );
    this.reason = reason;
  }
}
Object.defineProperty(WechatSecurityError.prototype, BRAND, { value: "security" });
