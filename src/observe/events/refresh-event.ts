import type { TokenFetchError, TokenStoreError } from "../../errors/classes/token.ts";

/** One renewal of a token, or one failure of the store. Holds no secret. */
export interface RefreshEvent {
  /** The account, as the provider names it. */
  readonly key: string;
  /** The account: with `tokenManagers` the string that chose it, else the key. */
  readonly account?: string;
  /** Why the token is renewed: there is none, it is about to expire, or WeChat rejected it. */
  readonly reason: "missing" | "expiring" | "rejected";
  /** Whether a forced fetch was used. */
  readonly forced: boolean;
  /**
   * - `fetched`: the endpoint returned a new token
   * - `store`: another process had stored a new token
   * - `unchanged`: the endpoint returned the same token again
   * - `failed`: there is no token
   * - `held-back`: WeChat rejected the token, and it was not renewed: too many renewals in a row
   * - `store-failed`: the store failed, and the renewal goes on without it; at most once for each renewal
   */
  readonly outcome: "fetched" | "store" | "unchanged" | "failed" | "held-back" | "store-failed";
  /** Milliseconds since the renewal began. */
  readonly durationMs: number;
  /** Milliseconds until a rejected token is renewed again; only with the outcome `held-back`. */
  readonly heldBackMs?: number;
  /** What went wrong; only with the outcomes `failed` and `store-failed`. */
  readonly error?: TokenFetchError | TokenStoreError;
}
