import type { TokenFetchError, TokenStoreError } from "../errors/token.ts";

/** What became of one renewal, or of one attempt to use the store. Holds no secret. */
export interface RefreshEvent {
  /** The account, as the provider names it. */
  readonly key: string;
  /** No token at hand, one about to expire, or one that WeChat refused. */
  readonly reason: "missing" | "expiring" | "rejected";
  /** Whether a forced fetch was spent. */
  readonly forced: boolean;
  /**
   * A new token was fetched, or found in the store; the endpoint gave the same token again; no token was to be had;
   * or the store failed, and the renewal goes on without it.
   */
  readonly outcome: "fetched" | "store" | "unchanged" | "failed" | "store-failed";
  /** Milliseconds since the renewal began. */
  readonly durationMs: number;
  /** What went wrong; with the outcomes `failed` and `store-failed` only. */
  readonly error?: TokenFetchError | TokenStoreError;
}
