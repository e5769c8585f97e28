import { lazyModule } from "../../../runtime/lazy-module.ts";
import type {
  TokenEndpoint,
  TokenEndpointBody,
  TokenEndpointCall,
  TokenEndpointRequest,
} from "./request-token.ts";

/** Makes requests to token endpoints. */
export const tokenRequest = /* @__PURE__ */ lazyModule(() => import("./request-token.ts"));

/**
 * Calls a token endpoint and resolves with its parsed body.
 *
 * @throws {WechatApiError} when the endpoint responded with an errcode
 * @throws {AxiosError} on a transport fault
 */
export async function requestTokenEndpoint(
  request: TokenEndpointRequest,
  endpoint: TokenEndpoint,
  call: TokenEndpointCall,
): Promise<TokenEndpointBody> {
  const { requestToken } = tokenRequest.module ?? (await tokenRequest.load());
  return requestToken(request, endpoint, call);
}
