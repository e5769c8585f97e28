import { type AxiosRequestConfig, type AxiosResponse, isAxiosError } from "axios";
import type { Product } from "../../errcodes/entry.ts";
import { createApiError } from "../../errors/create.ts";
import { envelopeOf, parseJson } from "../../protocol/envelope.ts";
import type { TokenRequest } from "../provider.ts";

/** The host of official accounts, mini programs and third-party platforms. */
export const WECHAT_BASE_URL = "https://api.weixin.qq.com";
/** The host of WeCom. */
export const WECOM_BASE_URL = "https://qyapi.weixin.qq.com";

/** Where a provider's endpoint is, and whose errcodes it speaks. */
export interface Endpoint {
  /** What the provider was given. */
  readonly baseURL: string | undefined;
  /** Where to go when neither the provider nor the instance says. */
  readonly fallbackBaseURL: string;
  readonly product: Product;
}

/**
 * Calls a token endpoint and resolves with its parsed answer.
 *
 * @throws {WechatApiError} when the endpoint answered with an errcode
 * @throws {AxiosError} on a transport fault
 */
export async function askEndpoint(
  { http, signal }: Pick<TokenRequest, "http" | "signal">,
  { baseURL, fallbackBaseURL, product }: Endpoint,
  call: Pick<AxiosRequestConfig, "method" | "url" | "params" | "data">,
): Promise<Readonly<Record<string, unknown>>> {
  const base = baseURL ?? withoutCgiBin(http.defaults.baseURL) ?? fallbackBaseURL;
  const headers = call.data === undefined ? {} : { "Content-Type": "application/json" };
  const response = await http
    .request<unknown>({ ...call, headers, baseURL: base, signal })
    .catch(answerBehindBadStatus);
  const body = parsed(response.data);
  const envelope = envelopeOf(body);
  if (envelope) throw createApiError(envelope, { config: response.config, response, product });
  if (typeof body !== "object" || body === null) {
    throw new Error(`${call.url} answered ${response.status} with something other than a JSON object`);
  }
  return body as Record<string, unknown>;
}

/** An errcode behind a bad HTTP status is an errcode. */
function answerBehindBadStatus(error: unknown): AxiosResponse<unknown> {
  if (isAxiosError(error) && error.response && envelopeOf(parsed(error.response.data))) return error.response;
  throw error;
}

function parsed(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : data;
}

/** Instances often have `https://api.weixin.qq.com/cgi-bin` for a baseURL, and token paths begin with /cgi-bin. */
function withoutCgiBin(baseURL: string | undefined): string | undefined {
  return baseURL?.replace(/\/cgi-bin\/*$/, "") || undefined;
}
