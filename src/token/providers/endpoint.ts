import type { AxiosRequestConfig } from "axios";
import type { Product } from "../../errcodes/entry.ts";
import { parseJson } from "../../protocol/envelope.ts";
import { errcodeBehind, withoutErrcode } from "../endpoint-errcode.ts";
import type { TokenRequest } from "../provider.ts";
import { tokenBaseURL } from "./base-url.ts";

/** Most baseURLs: there is no prefix to judge. */
const ORIGIN_ALONE = /^https?:\/\/[^/?#]+\/?$/i;

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
  const errors = { product, lang };
  const base = baseURL ?? http.defaults.baseURL ?? "";
  const response = await http
    .request<unknown>({
      ...call,
      headers: call.data === undefined ? {} : { "Content-Type": "application/json" },
      baseURL: ORIGIN_ALONE.test(base) ? base : tokenBaseURL(baseURL, http.defaults.baseURL, product),
      signal,
      // Read here, as an errcode of the endpoint's product: an authorizer's endpoint is the platform's.
      wechat: false,
    })
    .catch((error: unknown) => {
      throw errcodeBehind(error, errors);
    });
  const { data } = withoutErrcode(response, errors);
  const body = typeof data === "string" ? parseJson(data) : data;
  if (typeof body !== "object" || body === null) {
    throw new Error(`${call.url} responded ${response.status} with something other than a JSON object`);
  }
  return body as Record<string, unknown>;
}
