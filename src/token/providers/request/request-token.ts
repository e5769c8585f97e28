import type { AxiosRequestConfig, InternalAxiosRequestConfig } from "axios";
import type { Product } from "../../../errcodes/entry.ts";
import { redactError } from "../../../errors/redact-error.ts";
import { parseJson } from "../../../protocol/envelope.ts";
import { baseURLOf, WECHAT_HOSTS } from "../../../protocol/hosts.ts";
import { withoutFirstSegment } from "../../../protocol/paths.ts";
import { secretsOf } from "../../../secrets/of-request.ts";
import type { TokenRequest } from "../../provider.ts";
import { throwOnErrcode, toApiError } from "../../renewal/token-client.ts";

/** A provider's endpoint, and the product whose errcodes it uses. */
export interface TokenEndpoint {
  /** The provider's own option. */
  readonly baseURL: string | undefined;
  readonly product: Product;
}

export type TokenEndpointRequest = Pick<TokenRequest, "http" | "signal" | "lang">;
export type TokenEndpointCall = Pick<AxiosRequestConfig, "method" | "url" | "params" | "data">;
export type TokenEndpointBody = Readonly<Record<string, unknown>>;

/** Makes the request of {@link requestTokenEndpoint}. */
export async function requestToken(
  { http, signal, lang }: TokenEndpointRequest,
  { baseURL, product }: TokenEndpoint,
  call: TokenEndpointCall,
): Promise<TokenEndpointBody> {
  const errors = { product, lang };
  const response = await http
    .request<unknown>({
      ...call,
      headers: call.data === undefined ? {} : { "Content-Type": "application/json" },
      baseURL: tokenBaseURL(baseURL, http.defaults.baseURL, product),
      signal,
      // Read here, as an errcode of the endpoint's product: an authorizer's endpoint is the platform's.
      wechat: false,
    })
    .catch(async (error: unknown) => {
      // An adapter's own error does not say which of its values are secrets.
      throw redactError(await toApiError(error, errors), secretsOf(call as InternalAxiosRequestConfig));
    });
  const { data } = await throwOnErrcode(response, errors);
  const body = typeof data === "string" ? parseJson(data) : data;
  if (typeof body !== "object" || body === null) {
    throw new Error(`${call.url} responded ${response.status} with something other than a JSON object`);
  }
  return body as Record<string, unknown>;
}

/**
 * Where a provider's token endpoint is. On WeChat's hosts the origin alone counts, because the endpoint's path is
 * absolute there. Elsewhere a prefix stays: it is a gateway's.
 *
 * @param own the provider's option, which is taken at its word on any other host
 */
function tokenBaseURL(own: string | undefined, instances: string | undefined, product: Product): string {
  if (own !== undefined) return wechatOrigin(own) ?? own;
  if (!instances) return baseURLOf(product);
  return wechatOrigin(instances) ?? (withoutFirstSegment(instances) || baseURLOf(product));
}

/** Scheme, host and port. A baseURL with userinfo is left as it is. */
const ORIGIN = /^https?:\/\/([^/?#@:]+)(?::\d+)?(?=[/?#]|$)/i;

function wechatOrigin(baseURL: string): string | undefined {
  const found = ORIGIN.exec(baseURL);
  return found?.[1] && WECHAT_HOSTS.has(found[1].toLowerCase()) ? found[0] : undefined;
}
