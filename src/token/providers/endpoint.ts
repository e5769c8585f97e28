import { type AxiosRequestConfig, type AxiosResponse, isAxiosError } from "axios";
import type { Product } from "../../errcodes/entry.ts";
import { createApiError } from "../../errors/create.ts";
import { envelopeOf, parseJson } from "../../protocol/envelope.ts";
import { baseURLOf } from "../../protocol/hosts.ts";
import type { TokenRequest } from "../provider.ts";

/** A provider's endpoint, and the product whose errcodes it uses. */
export interface Endpoint {
  /** The provider's own option. */
  readonly baseURL: string | undefined;
  readonly product: Product;
}

/**
 * Calls a token endpoint and resolves with its parsed body.
 *
 * @throws {WechatApiError} when the endpoint responded with an errcode
 * @throws {AxiosError} on a transport fault
 */
export async function askEndpoint(
  { http, signal, lang }: Pick<TokenRequest, "http" | "signal" | "lang">,
  { baseURL, product }: Endpoint,
  call: Pick<AxiosRequestConfig, "method" | "url" | "params" | "data">,
): Promise<Readonly<Record<string, unknown>>> {
  const base = baseURL ?? withoutCgiBin(http.defaults.baseURL) ?? baseURLOf(product);
  const headers = call.data === undefined ? {} : { "Content-Type": "application/json" };
  const response = await http
    .request<unknown>({ ...call, headers, baseURL: base, signal })
    .catch(responseWithErrcode);
  const body = parsed(response.data);
  const envelope = envelopeOf(body);
  if (envelope) throw createApiError(envelope, { config: response.config, response, product, lang });
  if (typeof body !== "object" || body === null) {
    throw new Error(`${call.url} responded ${response.status} with something other than a JSON object`);
  }
  return body as Record<string, unknown>;
}

/** An errcode behind a bad HTTP status is an errcode. */
function responseWithErrcode(error: unknown): AxiosResponse<unknown> {
  if (isAxiosError(error) && error.response && envelopeOf(parsed(error.response.data))) return error.response;
  throw error;
}

function parsed(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : data;
}

/** The baseURL is often `https://api.weixin.qq.com/cgi-bin`, and token paths begin with /cgi-bin themselves. */
function withoutCgiBin(baseURL: string | undefined): string | undefined {
  return baseURL?.replace(/\/cgi-bin\/*$/, "") || undefined;
}
