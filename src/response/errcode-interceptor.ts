import type { AxiosResponse } from "axios";
import { checkOptions } from "../checks/check-options.ts";
import { endpointOf } from "../endpoints/load.ts";
import { apiErrorOf } from "../errors/load.ts";
import { type Envelope, envelopeOf } from "../protocol/envelope.ts";
import { hasOtherEnvelope } from "../protocol/other-envelopes.ts";
import { pathOf, productOfRequest } from "../protocol/paths.ts";
import { type ErrcodeInterceptorOptions, isAccepted, RESPONSE_CHECKS } from "./options.ts";
import { createReadByPath, isResponse } from "./read.ts";

/**
 * The plain response interceptor: a non-zero errcode becomes a typed exception, and nothing else happens. For apps that
 * handle tokens and retries themselves; {@link attachWechat} brings its own.
 *
 * After an interceptor that returned something else, such as `response.data`, an object with a non-zero errcode at its top
 * level is an exception, whatever the call accepts, and any other value passes.
 *
 * @returns a promise for streams and Blobs, and where it fails
 * @throws {TypeError} on bad options
 * @throws {WechatApiError} the promise rejects with it, for a non-zero errcode
 * @example
 * ```ts
 * api.interceptors.response.use(errcodeInterceptor());
 * ```
 */
export function errcodeInterceptor(
  options: ErrcodeInterceptorOptions = {},
): (response: AxiosResponse) => AxiosResponse | Promise<AxiosResponse> {
  checkOptions("options", options, RESPONSE_CHECKS);
  const { product, readEnvelope, lang } = options;
  const tokenErrcodes = new Set(options.tokenErrcodes);
  const readResponse = createReadByPath(readEnvelope, { transformed: true });

  function check(
    response: AxiosResponse,
    envelope: Envelope | undefined,
  ): AxiosResponse | Promise<AxiosResponse> {
    if (!envelope || isAccepted(response.config, envelope.errcode)) return response;
    return fail(response, envelope);
  }

  /** For what an earlier interceptor made of a response: there is no config. */
  function checkUnwrapped<T>(value: T): T | Promise<never> {
    const envelope = envelopeOf(value);
    return envelope ? fail(undefined, envelope) : value;
  }

  /** Asynchronous, because the catalog is loaded by the first failure. */
  async function fail(response: AxiosResponse | undefined, envelope: Envelope): Promise<never> {
    const config = response?.config;
    const { method = "get", baseURL } = config ?? {};
    throw await apiErrorOf(envelope, {
      config,
      response,
      product: product ?? productOfRequest(config),
      docs: (await endpointOf({ method, path: pathOf(config), baseURL }))?.docs,
      tokenRejected: tokenErrcodes.has(envelope.errcode),
      lang,
    });
  }

  return (response) => {
    if (!isResponse(response)) return checkUnwrapped(response);
    if (response.config?.wechat === false) return response;
    const config = response.config ?? {};
    const envelope = readResponse(response, config, hasOtherEnvelope(pathOf(config)));
    return envelope instanceof Promise
      ? envelope.then((read) => check(response, read))
      : check(response, envelope);
  };
}
