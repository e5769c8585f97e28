import type {
  TokenEndpoint,
  TokenEndpointBody,
  TokenEndpointCall,
  TokenEndpointRequest,
} from "./request-token.ts";

/**
 * Calls a token endpoint and resolves with its parsed body. The code for that is loaded by the first request: a bundle
 * starts without it.
 *
 * @throws {WechatApiError} when the endpoint responded with an errcode
 * @throws {AxiosError} on a transport fault
 */
export async function requestTokenEndpoint(
  request: TokenEndpointRequest,
  endpoint: TokenEndpoint,
  call: TokenEndpointCall,
): Promise<TokenEndpointBody> {
  const { requestToken } = await import("./request-token.ts");
  return requestToken(request, endpoint, call);
}
