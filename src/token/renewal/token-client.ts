import { type AxiosInstance, type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from "axios";
import type { Product } from "../../errcodes/entry.ts";
import type { WechatApiError } from "../../errors/classes/api.ts";
import type { Language } from "../../errors/language.ts";
import { apiErrorOf } from "../../errors/load.ts";
import { bytesOf, type Envelope, envelopeOf, parseJson, readBytes } from "../../protocol/envelope.ts";
import { productOfRequest } from "../../protocol/paths.ts";
import { withAdapter } from "../../request/real-adapter.ts";
import { createRedirects } from "../../request/redirects.ts";
import { AXIOS_DEFAULTS } from "../../runtime/axios-module.ts";
import { DEFAULT_TOKEN_PARAM } from "../provider.ts";

/** What an errcode of a token endpoint means, and the language of its error. */
export interface EndpointErrors {
  readonly product?: Product | undefined;
  readonly lang?: Language | undefined;
}

/** For instances without a timeout: a token endpoint that never responds would block every call. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** A token takes a few hundred bytes: a response without an end must not fill the memory. */
const MAX_RESPONSE_LENGTH = 1_048_576;

/** Axios' own, as of when this package was loaded: a user's transform may not fit a token endpoint's response. */
const { transformRequest, transformResponse, validateStatus } = AXIOS_DEFAULTS;

/**
 * Makes a client for token requests: a sibling of the user's instance without its interceptors, so that a token
 * request never waits for a token. Made for each request, so that it sees the current defaults. Its errcodes are typed
 * errors.
 */
export function createTokenClient(instance: AxiosInstance, errors: EndpointErrors = {}): AxiosInstance {
  const { timeout, maxContentLength = -1 } = instance.defaults;
  const sibling = instance.create({
    ...(transformRequest && { transformRequest }),
    ...(transformResponse && { transformResponse }),
    validateStatus: validateStatus ?? null,
    responseType: "json",
    timeout: timeout || DEFAULT_TIMEOUT_MS,
    maxContentLength:
      maxContentLength < 0 ? MAX_RESPONSE_LENGTH : Math.min(maxContentLength, MAX_RESPONSE_LENGTH),
  });
  const { lang } = errors;
  // The appsecret goes nowhere else.
  const withRedirects = createRedirects({ mayReceive: () => false, allowsOtherHosts: false, lang });
  withAdapter(sibling, (adapter) =>
    withRedirects(adapter, { param: DEFAULT_TOKEN_PARAM, product: undefined }),
  );
  return typeErrcodes(sibling, errors);
}

/** Turns errcodes of a client's responses into typed errors. A request with `wechat: false` is left alone. */
function typeErrcodes(client: AxiosInstance, errors: EndpointErrors): AxiosInstance {
  client.interceptors.response.use(
    (response) => (response.config.wechat === false ? response : throwOnErrcode(response, errors)),
    async (error: unknown) => {
      if (isAxiosError(error) && error.config?.wechat === false) throw error;
      throw await toApiError(error, errors);
    },
  );
  return client;
}

/**
 * The response, its body parsed even where raw control characters kept axios from it.
 *
 * @throws {WechatApiError} for a non-zero errcode
 */
export async function throwOnErrcode<Response extends AxiosResponse>(
  response: Response,
  errors: EndpointErrors,
): Promise<Response> {
  const { data, config } = response;
  if (typeof data === "string" && config.responseType === "json") response.data = parseJson(data) ?? data;
  const envelope = readEnvelope(response.data);
  if (envelope) throw await apiError(envelope, config, response, errors);
  return response;
}

/** An errcode behind a bad HTTP status is an errcode; any other error stays what it is. */
export async function toApiError(error: unknown, errors: EndpointErrors): Promise<unknown> {
  const response = isAxiosError(error) ? error.response : undefined;
  const envelope = response && readEnvelope(response.data);
  return envelope ? apiError(envelope, response.config, response, errors) : error;
}

function apiError(
  envelope: Envelope,
  config: InternalAxiosRequestConfig,
  response: AxiosResponse,
  { product, lang }: EndpointErrors,
): Promise<WechatApiError> {
  return apiErrorOf(envelope, { product: product ?? productOfRequest(config), lang, config, response });
}

function readEnvelope(data: unknown): Envelope | undefined {
  const bytes = typeof data === "object" && data !== null ? bytesOf(data) : undefined;
  if (bytes) return readBytes(bytes);
  return envelopeOf(typeof data === "string" ? parseJson(data) : data);
}
