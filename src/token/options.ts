import type { AxiosInstance } from "axios";
import type { Language } from "../errors/language.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import type { TokenStore } from "../store/token-store.ts";
import type { TokenFetcher, TokenProvider } from "./provider.ts";

/** Options of {@link createTokenManager}. */
export interface TokenManagerOptions {
  /** The source of tokens. A function has no key: with a `store`, pass `{ key, fetch }`. */
  readonly provider: TokenProvider | TokenFetcher;
  /**
   * Where tokens are stored.
   * @default memoryStore()
   */
  readonly store?: TokenStore | undefined;
  /**
   * Milliseconds before expiry from which the manager renews the token in the background, while the old one stays in
   * use; at most 90 % of the token's lifetime.
   * @default 240_000
   */
  readonly refreshAheadMs?: number | undefined;
  /**
   * An axios instance whose defaults (proxy, agents, adapter, baseURL) apply to token requests. Its interceptors do
   * not.
   * @default a new instance
   */
  readonly http?: AxiosInstance | undefined;
  /**
   * How long to wait for a store's lock, or for any reply of a store, in milliseconds.
   * @default 5_000
   */
  readonly lockWaitMs?: number | undefined;
  /**
   * Milliseconds after which a store's lock expires.
   * @default 10_000
   */
  readonly lockLeaseMs?: number | undefined;
  /**
   * The language of error messages.
   * @default "en"
   */
  readonly lang?: Language | undefined;
  /**
   * Receives the promise of each renewal in the background, for runtimes that end a request's work with the request. On
   * Cloudflare Workers, pass the `waitUntil` of `cloudflare:workers`: it also receives the renewals that calls wait for.
   * Without it, calls wait for each renewal there.
   */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** Called after each renewal, and when a store failed. If it throws, the manager emits a process warning. */
  readonly onRefresh?: ((event: RefreshEvent) => void) | undefined;
}

/** A function for a provider has no key, which a store needs. */
export type StoreNeedsKey<Given> = Given extends {
  readonly provider: TokenFetcher;
  readonly store: TokenStore;
}
  ? { readonly provider: { readonly key: string } }
  : unknown;
