import type { Product } from "../errcodes/entry.ts";

/**
 * The kind of token that an endpoint takes in its query.
 *
 * - `access_token`: an account's, or that of an authorizer of a third-party platform
 * - `component_access_token`: a third-party platform's own
 * - `suite_access_token`, `provider_access_token`: a WeCom suite's, a WeCom service provider's
 * - `device_access_token`, `model_access_token`: of WeCom hardware
 * - `user`: a user's own, from `/sns/oauth2/access_token`
 * - `none`: no token; an appid and secret, a key, or nothing
 */
export type TokenKind =
  | "access_token"
  | "component_access_token"
  | "suite_access_token"
  | "provider_access_token"
  | "device_access_token"
  | "model_access_token"
  | "user"
  | "none";

/**
 * One endpoint of WeChat's server API. The object is deeply frozen. Rows are inferred from SDKs and pages of WeChat; `repeat`
 * is our own judgment, and `unsafe` where there was doubt.
 *
 * @example
 * ```ts
 * import { type Endpoint, lookupEndpoint } from "axios-wechat/endpoints";
 *
 * const describe = ({ method, path, repeat }: Endpoint) => `${method} ${path}: ${repeat}`;
 * const endpoint = lookupEndpoint("GET", "/cgi-bin/user/info");
 * if (endpoint) console.log(describe(endpoint));
 * ```
 */
export interface Endpoint {
  /** The path from the host on. A segment such as `{name}` stands for any one segment. */
  readonly path: string;
  /** The documented HTTP method. WeChat often serves another one as well. */
  readonly method: "GET" | "POST";
  /** The products that have this endpoint. */
  readonly product: readonly Product[];
  /** The kind of token that it takes. */
  readonly token: TokenKind;
  /** The query parameter of the token, where it differs from `token`. */
  readonly param?: string;
  /**
   * Whether a request may be sent a second time when it is unknown whether the first was carried out. `read`: it changes
   * nothing. `idempotent`: the second leaves the same state, and succeeds. `unsafe`: anything else.
   */
  readonly repeat: "read" | "idempotent" | "unsafe";
  /** `bytes`: a file on success, and JSON on failure. */
  readonly answer: "json" | "bytes";
  /** Present and `true` where the body is `multipart/form-data`. */
  readonly upload?: true;
  /**
   * A request field that WeChat deduplicates: it ignores a repeat with the same value, and may respond to it with an
   * errcode, such as 45065. `enable_duplicate_check` has to be 1.
   */
  readonly dedupe?: string;
  /** The address of its official page. */
  readonly docs?: string;
}
