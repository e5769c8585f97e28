import type { AxiosResponse } from "axios";
import type { Product } from "./errcodes/entry.ts";
import type { RetryEvent } from "./retry/event.ts";
import type { RetryOptions } from "./retry/options.ts";
import type { TokenStore } from "./store/store.ts";
import type { RefreshEvent } from "./token/events.ts";
import type { TokenManager } from "./token/manager.ts";
import type { TokenFetcher, TokenProvider } from "./token/provider.ts";

/** How another envelope than errcode/errmsg is read, `base_resp` for instance. */
export type ReadEnvelope = (
  body: unknown,
  response: AxiosResponse,
) => { readonly errcode: number; readonly errmsg?: string } | undefined;

/** What `attachWechat` takes. `appid` + `secret`, `provider` and `tokens` exclude one another. */
export interface WechatOptions {
  /** Shorthand, with `secret`, for `provider: stableTokenProvider({ appid, secret })` on the instance's own baseURL. */
  readonly appid?: string | undefined;
  readonly secret?: string | undefined;
  /** Where tokens come from. None of the three given: no token handling; typed errors and retries still work. */
  readonly provider?: TokenProvider | TokenFetcher | undefined;
  /** A manager that several instances share. */
  readonly tokens?: TokenManager | undefined;
  /** @default memoryStore() */
  readonly store?: TokenStore | undefined;
  /**
   * Milliseconds before expiry from which the old token serves while one renewal runs behind; at most 90 % of the
   * token's lifetime.
   * @default 240_000
   */
  readonly refreshAheadMs?: number | undefined;
  /**
   * Milliseconds that a store's lock is waited for; then this process renews on its own.
   * @default 5_000
   */
  readonly lockWaitMs?: number | undefined;
  /**
   * Milliseconds after which a store's lock frees itself.
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
  /** How -1, 45009 and transport faults are repeated; `false` for never. */
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
  /** Reads another envelope; `undefined` from it means the standard check. */
  readonly readEnvelope?: ReadEnvelope | undefined;
  /** Called after each renewal, and when a store failed. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
  /** Called before each wait for a retry. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** What one call may ask for, under the `wechat` key of its axios config. */
export interface WechatCallOptions {
  /** Another token for this call, which is never renewed; `false` for none. */
  readonly token?: string | false | undefined;
  /** `false`: a refused token is an error at once. */
  readonly refresh?: boolean | undefined;
  /** Laid over the attachment's options; `false` for no retry. */
  readonly retry?: Partial<RetryOptions> | false | undefined;
  /** Errcodes to return as ordinary responses, after renewal and retries had their chance; `true` for all. */
  readonly accept?: true | readonly number[] | undefined;
  /** Called once per attempt for the request body: makes a stream repeatable. */
  readonly body?: (() => unknown) | undefined;
}
