/**
 * The endpoints of WeChat's server API: method, token, whether a repeat is harmless, official page. This module does not
 * load axios.
 *
 * @module axios-wechat/endpoints
 */
export type { Endpoint, TokenKind } from "./endpoint.ts";
export { endpoints, lookupEndpoint } from "./lookup.ts";
