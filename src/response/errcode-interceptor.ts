import { type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from "axios";
import { INTERCEPTOR_CHECKS } from "../attach/check-options.ts";
import type { WechatOptions } from "../attach/options.ts";
import { checkOptions } from "../checks/check-options.ts";
import { WechatError } from "../errors/base.ts";
import { createApiError } from "../errors/create.ts";
import { seal } from "../errors/seal.ts";
import { type Envelope, envelopeOf } from "../protocol/envelope.ts";
import { createReadAnswer } from "./read.ts";

/** What {@link errcodeInterceptor} takes: those options of {@link attachWechat} that are about reading answers. */
export type ErrcodeInterceptorOptions = Pick<WechatOptions, "product" | "tokenErrcodes" | "readEnvelope">;

/**
 * The plain response interceptor: a non-zero errcode becomes a typed exception, and nothing else happens. For those who
 * handle tokens and retries themselves; {@link attachWechat} brings its own.
 *
 * @returns a promise for streams and Blobs only
 * @throws {TypeError} on bad options
 * @throws {WechatApiError} from the interceptor, for a non-zero errcode
 * @example
 * ```ts
 * api.interceptors.response.use(errcodeInterceptor());
 * ```
 */
export function errcodeInterceptor(
  options: ErrcodeInterceptorOptions = {},
): (response: AxiosResponse) => AxiosResponse | Promise<AxiosResponse> {
  checkOptions("options", options, INTERCEPTOR_CHECKS);
  const { product, readEnvelope } = options;
  const tokenErrcodes = new Set(options.tokenErrcodes);
  const readAnswer = createReadAnswer(readEnvelope, { transformed: true });

  function check(response: AxiosResponse, envelope: Envelope | undefined): AxiosResponse {
    if (!envelope || isAccepted(response.config, envelope.errcode)) return response;
    throw createApiError(envelope, {
      config: response.config,
      response,
      product,
      tokenRefused: tokenErrcodes.has(envelope.errcode),
    });
  }

  return (response) => {
    if (response.config?.wechat === false) return response;
    const envelope = readAnswer(response, response.config ?? {});
    return envelope instanceof Promise
      ? envelope.then((read) => check(response, read))
      : check(response, envelope);
  };
}

function isAccepted(config: InternalAxiosRequestConfig | undefined, errcode: number): boolean {
  const accept = config?.wechat ? config.wechat.accept : undefined;
  return accept === true || (accept?.includes(errcode) ?? false);
}

/** The safety net behind an attachment, for what never passed the exchange. */
export interface SafetyNet {
  readonly onAnswer: (value: AxiosResponse) => AxiosResponse | Promise<AxiosResponse>;
  readonly onError: (error: unknown) => Promise<never>;
}

/** @param wasAskedFor whether the caller wanted to be given this body, errcode and all */
export function createSafetyNet(
  options: ErrcodeInterceptorOptions,
  wasAskedFor: (body: unknown) => boolean,
): SafetyNet {
  const intercept = errcodeInterceptor(options);
  const { readEnvelope } = options;

  function checkUnwrapped<T>(value: T): T {
    const envelope = envelopeOf(value);
    if (envelope && !wasAskedFor(value)) throw createApiError(envelope, { product: options.product });
    return value;
  }

  return {
    onAnswer: (value) => {
      if (!isResponse(value)) return checkUnwrapped(value);
      // On the success path, where the exchange has parsed and judged the answer: it is looked at no closer than that.
      if (readEnvelope === undefined && isPlainSuccess(value.data)) return value;
      return wasAskedFor(value.data) ? value : intercept(value);
    },
    async onError(error) {
      if (!isAxiosError(error) || error instanceof WechatError || error.config?.wechat === false) throw error;
      // An errcode behind a bad HTTP status is an errcode.
      if (error.response && !wasAskedFor(error.response.data)) await intercept(error.response);
      throw seal(error);
    },
  };
}

/** An earlier interceptor may have unwrapped `response.data`: then there is no config. */
function isResponse(value: unknown): value is AxiosResponse {
  return typeof value === "object" && value !== null && "config" in value && "headers" in value;
}

function isPlainSuccess(data: unknown): boolean {
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return false;
  const { errcode } = data as { errcode?: unknown };
  return errcode === undefined || errcode === 0;
}
