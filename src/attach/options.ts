import type { InternalAxiosRequestConfig } from "axios";
import type { TokenManagers } from "../accounts/options.ts";
import type { CallEvent } from "../observe/events/call-event.ts";
import type { QuotaEvent } from "../observe/events/quota-event.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import type { RetryEvent } from "../observe/events/retry-event.ts";
import type { SecurityEvent } from "../observe/events/security-event.ts";
import type { ErrcodeInterceptorOptions } from "../response/options.ts";
import type { RetryOptions } from "../retry/options.ts";
import type { ApiSecurity } from "../security/api-security.ts";
import type { TokenStore } from "../store/token-store.ts";
import type { TokenManager } from "../token/manager.ts";
import type { TokenFetcher, TokenProvider } from "../token/provider.ts";
import type { SecretSource } from "../token/providers/request/credentials.ts";

/** Options of {@link attachWechat}. Pass one source of tokens: `appid` and `secret`, `provider`, `tokens`, or `accounts`. */
export interface WechatOptions extends ErrcodeInterceptorOptions {
  /**
   * The account's appid. With `secret`, it is short for `provider: stableTokenProvider({ appid, secret })` on the
   * instance's own baseURL. `undefined`, as from an unset environment variable, is a TypeError.
   * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
   */
  readonly appid?: string | undefined;
  /** The account's appsecret, or a function that returns it for each fetch; with `appid`. */
  readonly secret?: SecretSource | undefined;
  /**
   * The source of tokens: a built-in provider, your own, or a function. Without `appid`, `provider`, `tokens` and
   * `accounts` the plugin handles no tokens; typed errors and retries still work.
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
  /**
   * Fails calls to a path whose day is used up at once, without a request, until the quota opens again. One call in
   * 5 minutes is let through as a probe. Without it, such calls make one request and no retry.
   * @default false
   */
  readonly pauseOnQuota?: boolean | undefined;
  /** Called when the quota of a path is used up for the day, and when it is open again. */
  readonly onQuota?: ((event: QuotaEvent) => void) | undefined;
  /**
   * Receives the promise of each renewal in the background, for runtimes that end a request's work with the request. On
   * Cloudflare Workers, pass the `waitUntil` of `cloudflare:workers`: it also receives the renewals that calls wait for.
   * Without it, calls wait for each renewal there. Not with `tokens` and `accounts`, whose managers have their own.
   */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** Called once for each call, at its end. Costs nothing when it is absent. */
  readonly onCall?: ((event: CallEvent) => void) | undefined;
  /**
   * Writes one line for each event, without secrets, to stderr or to the function. `NODE_DEBUG=axios-wechat` turns it on
   * as well.
   * @default false
   */
  readonly debug?: boolean | ((line: string) => void) | undefined;
  /** Called after each renewal, and when a store failed. If it throws, the plugin emits a process warning. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
  /**
   * Signed and encrypted calls: the keys of the account, made by `apiSecurity()` of `axios-wechat/security`, or a function
   * that is given the account and returns its keys, or undefined for none. An account is named as in errors and events.
   */
  readonly security?: ApiSecurity | ((account: string) => ApiSecurity | undefined) | undefined;
  /**
   * Called when WeChat is about to retire a certificate that is in use, at most once a day for each; without it there is a
   * process warning.
   */
  readonly onSecurity?: ((event: SecurityEvent) => void) | undefined;
  /** Called before each wait for a retry. If it throws, the plugin emits a process warning. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}
