import type { Endpoint, EndpointBody, EndpointCall, EndpointRequest } from "./ask.ts";

/**
 * Calls a token endpoint and resolves with its parsed body. The code for that is loaded by the first request: a bundle
 * starts without it.
 *
 * @throws {WechatApiError} when the endpoint responded with an errcode
 * @throws {AxiosError} on a transport fault
 */
export async function askEndpoint(
  request: EndpointRequest,
  endpoint: Endpoint,
  call: EndpointCall,
): Promise<EndpointBody> {
  const { ask } = await import("./ask.ts");
  return ask(request, endpoint, call);
}
