import { type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from "axios";
import { WechatSecurityError } from "../errors/classes/security.ts";
import { headerOf } from "../protocol/envelope.ts";
import { systemClock } from "../time/clock.ts";
import { bodyInForm, isStreamBody, readBody } from "./body.ts";
import { readCertificates } from "./certificates.ts";
import { checkSecurityOptions, readSymmetricKey } from "./check-options.ts";
import { createCipher } from "./encrypt.ts";
import type { ApiSecurityOptions, PlatformCertificates } from "./options.ts";
import { SUPPORTED_PATHS } from "./paths.ts";
import { bodyOf, encryptedConfig, isSigned, plaintextOf, type SecuredCall } from "./request.ts";
import {
  isClear,
  isErrcodeInClear,
  isFileEndpoint,
  isJson,
  openSigned,
  type ResponseKeys,
  saysFile,
  signatureOf,
  type VerificationResult,
} from "./response.ts";
import { createSign, type Sign } from "./sign.ts";

/** The keys and certificates of one account, made by {@link apiSecurity}. It prints none of them. */
export class ApiSecurity {
  /** The account's appid. */
  readonly appid: string;
  readonly #origin: string;
  readonly #isCovered: (path: string) => boolean;
  readonly #allowUnsigned: boolean;
  readonly #sign: Sign;
  #keys: ResponseKeys;

  /** @internal */
  constructor(options: ApiSecurityOptions) {
    checkSecurityOptions(options);
    const { appid, symmetric, asymmetric, platformCertificates, paths = SUPPORTED_PATHS } = options;
    const { algorithm = "AES256_GCM", sn, key } = symmetric;
    this.appid = appid;
    this.#origin = options.origin ?? "https://api.weixin.qq.com";
    this.#allowUnsigned = options.allowUnsigned ?? false;
    const cipher = createCipher(algorithm, readSymmetricKey(algorithm, key));
    const sign = createSign(asymmetric.algorithm ?? "RSAwithSHA256", asymmetric.sn, asymmetric.privateKey);
    if (typeof sign === "string") {
      throw new TypeError(`apiSecurity: options.asymmetric.privateKey must be ${sign}`);
    }
    this.#sign = sign;
    const certificates = readCertificates("apiSecurity: options.platformCertificates", platformCertificates);
    this.#keys = { appid, symmetricSn: sn, cipher, certificates };
    const listed = new Set(typeof paths === "function" ? [] : paths);
    this.#isCovered = typeof paths === "function" ? paths : (path) => listed.has(path);
  }

  /**
   * Puts other platform certificates in the place of all present ones, without a restart.
   * @throws {TypeError} on an invalid certificate; then the present ones stay
   */
  replaceCertificates(platformCertificates: PlatformCertificates): void {
    const certificates = readCertificates("replaceCertificates: certificates", platformCertificates);
    this.#keys = { ...this.#keys, certificates };
  }

  /**
   * Whether a call is signed and encrypted.
   * @internal
   */
  covers(method: string | undefined, path: string): boolean {
    return method?.toLowerCase() === "post" && this.#isCovered(path);
  }

  /**
   * Wraps an adapter: each request is encrypted and signed anew, each response verified and decrypted.
   * @internal
   */
  secure(adapter: AxiosAdapter, call: SecuredCall): AxiosAdapter {
    return async (config) => {
      // By another attachment: the adapter sends through an instance of its own.
      if (isSigned(config)) return adapter(config);
      const sent = this.#encrypt(config, call);
      let response: AxiosResponse;
      try {
        response = await adapter(sent);
      } catch (error) {
        throw await this.#openFailed(error, config, call);
      }
      return this.#open(response, config, call);
    };
  }

  #encrypt(config: InternalAxiosRequestConfig, { path, param }: SecuredCall): InternalAxiosRequestConfig {
    const { appid, symmetricSn, cipher } = this.#keys;
    const timestamp = Math.floor(systemClock.wallMs() / 1000);
    const urlpath = this.#origin + path;
    const plaintext = plaintextOf(config, { path, param, appid, timestamp });
    const aad = `${urlpath}|${appid}|${timestamp}|${symmetricSn}`;
    const body = bodyOf(cipher.encrypt(Buffer.from(plaintext), Buffer.from(aad)));
    const signature = this.#sign(Buffer.from(`${urlpath}\n${appid}\n${timestamp}\n${body}`));
    const headers = {
      "Wechatmp-Appid": appid,
      "Wechatmp-TimeStamp": String(timestamp),
      "Wechatmp-Signature": signature,
    };
    return encryptedConfig(config, body, headers, param);
  }

  async #open(
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    call: SecuredCall,
  ): Promise<AxiosResponse> {
    response.config = config;
    const signature = signatureOf(response.headers);
    const arrived: unknown = response.data;
    if (!signature && isStreamBody(arrived) && (await isFileEndpoint(response, config, call)))
      return response;
    const bytes = await readBody(response);
    const form = (body: Buffer) =>
      bodyInForm(body, arrived, config, headerOf(response.headers, "content-type") ?? "");
    if (!signature || isErrcodeInClear(bytes)) {
      response.data = form(bytes);
      if (await this.#mayPass(bytes, response, config, call)) return response;
      throw this.#error({ reason: "unsigned" }, response, config, call);
    }
    const opened = openSigned(bytes, signature, this.#origin + call.path, this.#keys);
    if ("reason" in opened) {
      response.data = form(bytes);
      throw this.#error(opened, response, config, call);
    }
    if (opened.deprecated) call.onDeprecated(opened.deprecated.serial, opened.deprecated.replacedBy);
    response.data = form(opened.body);
    return response;
  }

  /** A bad HTTP status without a signature is a fault of the transport, as it would be without security. */
  async #openFailed(error: unknown, config: InternalAxiosRequestConfig, call: SecuredCall): Promise<unknown> {
    if (!isAxiosError(error)) return error;
    if (error.config) error.config = config;
    const { response } = error;
    // Without a body where it broke off.
    if (!response || response.data === undefined) return error;
    try {
      await this.#open(response, config, call);
      return error;
    } catch (reason) {
      const isUnsigned = reason instanceof WechatSecurityError && reason.reason === "unsigned";
      // A body that breaks off adds nothing to the status.
      return reason instanceof WechatSecurityError && !isUnsigned ? reason : error;
    }
  }

  async #mayPass(
    bytes: Buffer,
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    call: SecuredCall,
  ): Promise<boolean> {
    const { status } = response;
    // The caller's validateStatus lets it pass.
    if (status < 200 || status > 299) return true;
    if (isErrcodeInClear(bytes) || (this.#allowUnsigned && isClear(bytes))) return true;
    if (isJson(bytes)) return false;
    return saysFile(response.headers) ?? isFileEndpoint(response, config, call);
  }

  #error(
    { reason, serial }: Extract<VerificationResult, { reason: unknown }>,
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    { path, account, lang }: SecuredCall,
  ): WechatSecurityError {
    return new WechatSecurityError({ reason, path, serial }, { config, response, account }, lang);
  }
}

/**
 * Makes the keys and certificates of an account ready for signed and encrypted calls.
 *
 * @throws {TypeError} on bad options, keys and certificates; it names the option and never the key
 * @throws {Error} when SM2 or SM4 is asked for and `sm-crypto-v2` is not installed
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature.html
 * @example
 * ```ts
 * const security = apiSecurity({
 *   appid,
 *   symmetric: { sn: symmetricSn, key: symmetricKey },
 *   asymmetric: { sn: asymmetricSn, privateKey },
 *   platformCertificates: { [certificateSn]: certificate },
 * });
 * attachWechat(api, { appid, secret, security });
 * ```
 */
export function apiSecurity(options: ApiSecurityOptions): ApiSecurity {
  return new ApiSecurity(options);
}
