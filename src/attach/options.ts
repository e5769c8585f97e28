import type { InternalAxiosRequestConfig } from "axios";
import type { TokenManagers } from "../accounts/options.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import type { RetryEvent } from "../observe/retry-event.ts";
import type { ErrcodeInterceptorOptions } from "../response/options.ts";
import type { RetryOptions } from "../retry/options.ts";
import type { TokenStore } from "../store/token-store.ts";
import type { TokenManager } from "../token/manager.ts";
import type { TokenFetcher, TokenProvider } from "../token/provider.ts";

/** Options of {@link attachWechat}. `appid` + `secret`, `provider` and `tokens` exclude one another. */
export interface WechatOptions extends ErrcodeInterceptorOptions {
  /**
   * The account's appid. With `secret`, it is short for `provider: stableTokenProvider({ appid, secret })` on the
   * instance's own baseURL. `undefined`, as from an unset environment variable, is a TypeError.
   * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
   */
  readonly appid?: string | undefined;
  /** The account's appsecret; with `appid`. */
  readonly secret?: string | undefined;
  /**
   * The source of tokens: a built-in provider, your own, or a function. Without `appid`, `provider` and `tokens` the
   * plugin handles no tokens; typed errors and retries still work.
   */
  readonly provider?: TokenProvider | TokenFetcher | undefined;
  /**
   * A manager that several instances share, made by {@link createTokenManager}; or an object of your own with `get` and
   * `refresh`.
   */
  readonly tokens?: TokenManager | Pick<TokenManager, "get" | "refresh"> | undefined;
  /**
   * Many accounts on one instance, made by {@link tokenManagers}. Excludes `appid`, `provider` and `tokens`. Each call
   * says whose it is: `wechat: { account }`, or `accountOf`.
   */
  readonly accounts?: TokenManagers | undefined;
  /**
   * The account of a call that does not name one, for example from an AsyncLocalStorage. A call that takes a token must
   * have an account.
   */
  readonly accountOf?: ((config: InternalAxiosRequestConfig) => string | undefined) | undefined;
  /**
   * Where tokens are stored. Not with `tokens`, whose manager has its own store, and not with a function for
   * `provider`.
   * @default memoryStore()
   */
  readonly store?: TokenStore | undefined;
  /**
   * Milliseconds before expiry from which the plugin renews the token in the background, while the old one stays in
   * use; at most 90 % of the token's lifetime.
   * @default 240_000
   */
  readonly refreshAheadMs?: number | undefined;
  /**
   * How long to wait for a store's lock, or for any reply of a store, in milliseconds; then this process renews on its
   * own.
   * @default 5_000
   */
  readonly lockWaitMs?: number | undefined;
  /**
   * Milliseconds after which a store's lock expires. Longer than a token request takes.
   * @default 10_000
   */
  readonly lockLeaseMs?: number | undefined;
  /**
   * How -1, 45009 and transport faults are retried; `false` for never.
   * @default see each of {@link RetryOptions}
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Whether a success with partial failures rejects with a {@link PartialFailureError}: `invaliduser` of WeCom's
   * `message/send`, items of a batch with an errcode of their own. See {@link partialFailures}.
   * @default false
   */
  readonly rejectPartial?: boolean | undefined;
  /**
   * Hosts that may receive the token. `"name:port"` names one port, `"name"` any.
   * @default the host of the instance's baseURL, and WeChat's hosts of the account's product
   */
  readonly hosts?: readonly string[] | undefined;
  /**
   * Hosts to try in turn, also for token requests, when no connection could be made (DNS, refused, TLS), for example
   * `["api2.weixin.qq.com"]`. They may receive the token.
   * @default []
   */
  readonly failoverHosts?: readonly string[] | undefined;
  /** Called after each renewal, and when a store failed. If it throws, the plugin emits a process warning. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
  /** Called before each wait for a retry. If it throws, the plugin emits a process warning. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}
