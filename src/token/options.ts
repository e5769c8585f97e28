import axios, { type AxiosInstance } from "axios";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import { memoryStore } from "../store/memory.ts";
import type { TokenStore } from "../store/token-store.ts";
import { buildTokenManager, type TokenManager } from "./manager.ts";
import type { TokenFetcher, TokenProvider } from "./provider.ts";
import { siblingForTokens } from "./renewal/http.ts";

/** What {@link createTokenManager} takes. */
export interface TokenManagerOptions {
  /** Where tokens come from. A function has no key: together with `store`, give `{ key, fetch }`. */
  readonly provider: TokenProvider | TokenFetcher;
  /**
   * Where tokens are kept.
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
   * An axios instance. Its defaults (proxy, agents, adapter, baseURL) are used for token requests, without its
   * interceptors.
   * @default a new one, without defaults of its own
   */
  readonly http?: AxiosInstance | undefined;
  /**
   * Milliseconds that a store's lock, or any answer of a store, is waited for.
   * @default 5_000
   */
  readonly lockWaitMs?: number | undefined;
  /**
   * Milliseconds after which a store's lock frees itself.
   * @default 10_000
   */
  readonly lockLeaseMs?: number | undefined;
  /** Called after each renewal, and when a store failed. What it throws is a process warning and no more. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
}

const DEFAULT_REFRESH_AHEAD_MS = 240_000;
const DEFAULT_LOCK_WAIT_MS = 5_000;
const DEFAULT_LOCK_LEASE_MS = 10_000;

/**
 * Builds a manager from options that were checked before.
 *
 * @param dress what is to be done to each client for token requests before it is used
 */
export function managerFrom(
  options: TokenManagerOptions,
  dress: (client: AxiosInstance) => AxiosInstance = (client) => client,
): TokenManager {
  const { provider, http } = options;
  return buildTokenManager({
    provider: typeof provider === "function" ? namedFetcher(provider) : provider,
    store: options.store ?? memoryStore(),
    refreshAheadMs: options.refreshAheadMs ?? DEFAULT_REFRESH_AHEAD_MS,
    lockWaitMs: options.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS,
    lockLeaseMs: options.lockLeaseMs ?? DEFAULT_LOCK_LEASE_MS,
    http: () => dress(siblingForTokens(http ?? axios.create())),
    onRefresh: options.onRefresh,
    now: Date.now,
  });
}

/** A bare function has a store of its own, so any name will do. */
function namedFetcher(fetch: TokenFetcher): TokenProvider {
  return { key: "token-fetcher", fetch };
}
