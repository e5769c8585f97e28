import type { RetryOptions } from "../retry/options.ts";
import type { ApiSecurity } from "../security/api-security.ts";
import type { TokenManager } from "../token/manager.ts";

/**
 * Options for one call, under the `wechat` key of its axios config. `wechat: false` bypasses the plugin for this call:
 * no token, no errcode check, no retry. Only `failoverHosts` still apply.
 *
 * @throws {TypeError} from the call, on an invalid or unknown option
 * @example
 * ```ts
 * const check = await api.post("/wxa/msg_sec_check", { content }, { wechat: { accept: [87014] } });
 * ```
 */
export interface WechatCallOptions {
  /**
   * The account of this call, one of the attachment's `accounts`.
   * @default what `accountOf` says
   */
  readonly account?: string | undefined;
  /**
   * The token manager of this call, which renews its tokens like any: for a user's token on `/sns/`, a ticket, or one
   * account of several. Not with `account` or `token`.
   */
  readonly tokens?: TokenManager | Pick<TokenManager, "get" | "refresh"> | undefined;
  /** Another token for this call, which is never renewed; `false` for none. */
  readonly token?: string | false | undefined;
  /**
   * The query parameter for this call's token, where an API wants the token under another name than its account's
   * other APIs do.
   * @default the provider's `param`
   * @example
   * ```ts
   * // Takes the platform's token, as access_token.
   * await platform.get("/wxa/gettemplatelist", { wechat: { param: "access_token" } });
   * ```
   */
  readonly param?: string | undefined;
  /**
   * `false`: a rejected token is an error at once.
   * @default true
   */
  readonly refresh?: boolean | undefined;
  /** Overrides the attachment's retry options; `false` for no retry. */
  readonly retry?: Partial<RetryOptions> | false | undefined;
  /** Errcodes to return as ordinary responses, after renewal and retries; `true` for all. */
  readonly accept?: true | readonly number[] | undefined;
  /**
   * Returns the request body, called once for each attempt: makes a stream repeatable. It must return the body itself,
   * not a promise.
   */
  readonly body?: (() => unknown) | undefined;
  /**
   * Whether a second request is harmless: `true` lets a POST be retried after a transport fault. `false` keeps a GET
   * from it, even when the request never left this machine.
   * @default what the endpoint table of `axios-wechat/endpoints` says; for other paths, true for GET, HEAD, OPTIONS, PUT and DELETE
   */
  readonly repeatable?: boolean | undefined;
  /**
   * Signs and encrypts this call with other keys than the attachment's; `false` sends it unencrypted.
   * @default the attachment's `security`
   */
  readonly security?: ApiSecurity | false | undefined;
  /**
   * Whether a success with partial failures rejects with a {@link PartialFailureError}: `invaliduser` of WeCom's
   * `message/send`, items of a batch with an errcode of their own. See {@link partialFailures}.
   * @default the attachment's
   */
  readonly rejectPartial?: boolean | undefined;
}
