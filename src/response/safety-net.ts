import { type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from "axios";
import { WechatError } from "../errors/classes/base.ts";
import { errorRedaction } from "../errors/load.ts";
import { errcodeInterceptor } from "./errcode-interceptor.ts";
import type { ExemptBodies } from "./exempt-bodies.ts";
import type { ErrcodeInterceptorOptions } from "./options.ts";
import { isResponse } from "./read.ts";

/** The attachment's response interceptor, for responses that did not pass the exchange. */
export interface SafetyNet {
  readonly onResponse: (value: AxiosResponse) => AxiosResponse | Promise<AxiosResponse>;
  readonly onError: (error: unknown) => Promise<never>;
}

/**
 * @param accepted bodies with an errcode that the caller wants
 * @param isWechat whether a request went to WeChat, or to a gateway in front of it
 */
export function createSafetyNet(
  options: ErrcodeInterceptorOptions,
  accepted: Pick<ExemptBodies, "has">,
  isWechat: (config: InternalAxiosRequestConfig) => boolean,
): SafetyNet {
  const intercept = errcodeInterceptor(options);
  const { readEnvelope } = options;

  /** Throws the errcode of a response with a bad HTTP status. A body that cannot be read adds nothing to the status. */
  async function checkFailed(response: AxiosResponse): Promise<void> {
    try {
      await intercept(response);
    } catch (error) {
      if (error instanceof WechatError) throw error;
    }
  }

  return {
    onResponse: (value) => {
      if (!isResponse(value)) return accepted.has(value) ? value : intercept(value);
      // The success path: the exchange has parsed and checked this body.
      if (readEnvelope === undefined && isPlainSuccess(value.data)) return value;
      if (accepted.has(value) || accepted.has(value.data) || (value.config && !isWechat(value.config)))
        return value;
      return intercept(value);
    },
    async onError(error) {
      if (!isAxiosError(error) || error instanceof WechatError || error.config?.wechat === false) throw error;
      const { config, response } = error;
      const isAccepted = accepted.has(response) || accepted.has(response?.data);
      if (response && !isAccepted && (!config || isWechat(config))) await checkFailed(response);
      const { redactError } = errorRedaction.module ?? (await errorRedaction.load());
      throw redactError(error);
    },
  };
}

function isPlainSuccess(data: unknown): boolean {
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return false;
  const { errcode, resultcode, base_resp, ret } = data as Readonly<Record<string, unknown>>;
  // A failure may have one of the other names: by path, `intercept` knows.
  const hasOtherName = resultcode !== undefined || base_resp !== undefined || ret !== undefined;
  return (errcode === undefined || errcode === 0) && !hasOtherName;
}
