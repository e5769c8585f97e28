import type { AxiosResponse } from "axios";
import type { Product } from "../errcodes/entry.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import type { RetryEvent } from "../observe/retry-event.ts";
import type { RetryOptions } from "../retry/options.ts";
import type { TokenStore } from "../store/token-store.ts";
import type { TokenManager } from "../token/manager.ts";
import type { TokenFetcher, TokenProvider } from "../token/provider.ts";

/**
 * Reads another envelope than errcode/errmsg, `base_resp` for instance. It gets the parsed body of each answer and gives
 * the failure in it; errcode 0 means success, and `undefined` leaves the answer to the standard check. What it throws is
 * a process warning, and the standard check decides.
 *
 * @example
 * ```ts
 * const readEnvelope: ReadEnvelope = (body) => {
 *   const other = (body as { base_resp?: { ret: number; err_msg?: string } } | undefined)?.base_resp;
 *   return other && { errcode: other.ret, errmsg: other.err_msg ?? "" };
 * };
 * ```
 */
export type ReadEnvelope = (
  body: unknown,
  response: AxiosResponse,
) =>
  | {
      /** The code; 0 for success. */
      readonly errcode: number;
      /** The text beside it. */
      readonly errmsg?: string;
    }
  | undefined;

/** What {@link attachWechat} takes. `appid` + `secret`, `provider` and `tokens` exclude one another. */
export interface WechatOptions {
  /**
   * The account's appid: with `secret`, shorthand for `provider: stableTokenProvider({ appid, secret })`, on the
   * instance's own baseURL. Given as `undefined`, as an unset environment variable is, it is a TypeError.
   * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
   */
  readonly appid?: string | undefined;
  /** The account's appsecret; with `appid`. */
  readonly secret?: string | undefined;
  /**
   * Where tokens come from: a ready provider, one of your own, or a function. None of `appid`, `provider` and `tokens`
   * given: no token handling; typed errors and retries still work.
   */
  readonly provider?: TokenProvider | TokenFetcher | undefined;
  /** A manager that several instances share, made by {@link createTokenManager}. */
  readonly tokens?: TokenManager | undefined;
  /**
   * Where tokens are kept. Not with `tokens`, whose manager has its own, and not with a function for `provider`.
   * @default memoryStore()
   */
  readonly store?: TokenStore | undefined;
  /**
   * Milliseconds before expiry from which the old token serves while one renewal runs behind; at most 90 % of the
   * token's lifetime.
   * @default 240_000
   */
  readonly refreshAheadMs?: number | undefined;
  /**
   * Milliseconds that a store's lock, or any answer of a store, is waited for; then this process renews on its own.
   * @default 5_000
   */
  readonly lockWaitMs?: number | undefined;
  /**
   * Milliseconds after which a store's lock frees itself. Longer than a token request takes.
   * @default 10_000
   */
  readonly lockLeaseMs?: number | undefined;
  /**
   * Errcodes that mean a refused token.
   * @default what the provider says, else [40001, 40014, 42001]
   */
  readonly tokenErrcodes?: readonly number[] | undefined;
  /**
   * Whose meaning of an errcode counts: 40001 differs in WeCom.
   * @default the provider's, else "mp"
   */
  readonly product?: Product | undefined;
  /**
   * How -1, 45009 and transport faults are repeated; `false` for never.
   * @default see each of {@link RetryOptions}
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Hosts that may receive the token. `"name:port"` names one port, `"name"` any.
   * @default the host of the instance's baseURL, and WeChat's hosts
   */
  readonly hosts?: readonly string[] | undefined;
  /**
   * Hosts that are tried in turn, the token endpoint included, when a connection was never made (DNS, refused, TLS):
   * `["api2.weixin.qq.com"]`. They may receive the token.
   * @default []
   */
  readonly failoverHosts?: readonly string[] | undefined;
  /** Reads another envelope, such as `base_resp`; `undefined` from it means the standard check. */
  readonly readEnvelope?: ReadEnvelope | undefined;
  /** Called after each renewal, and when a store failed. What it throws is a process warning and no more. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
  /** Called before each wait for a retry. What it throws is a process warning and no more. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

/**
 * What one call may ask for, under the `wechat` key of its axios config. `wechat: false` in its place leaves the call
 * alone altogether: no token, no errcode check, no retry.
 *
 * @throws {TypeError} from the call, when one of them is not as it should be, or is unknown
 * @example
 * ```ts
 * const check = await api.post("/wxa/msg_sec_check", { content }, { wechat: { accept: [87014] } });
 * ```
 */
export interface WechatCallOptions {
  /** Another token for this call, which is never renewed; `false` for none. */
  readonly token?: string | false | undefined;
  /**
   * `false`: a refused token is an error at once.
   * @default true
   */
  readonly refresh?: boolean | undefined;
  /** Laid over the attachment's options; `false` for no retry. */
  readonly retry?: Partial<RetryOptions> | false | undefined;
  /** Errcodes to return as ordinary responses, after renewal and retries had their chance; `true` for all. */
  readonly accept?: true | readonly number[] | undefined;
  /**
   * Called once per attempt for the request body, which it returns itself, not a promise of it: makes a stream
   * repeatable.
   */
  readonly body?: (() => unknown) | undefined;
}
