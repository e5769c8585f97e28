/** A stored token. */
export interface StoredToken {
  /** The access_token itself. */
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  /**
   * Grows with every renewal: `max(now in ms, previous + 1)`. Because it is a time, it keeps growing even if the store
   * loses its data.
   */
  readonly generation: number;
}

/** Whether what a store returned is a token. */
export function isStoredToken(value: unknown): value is StoredToken {
  const token = value as Partial<StoredToken> | null | undefined;
  return (
    typeof token?.value === "string" &&
    token.value !== "" &&
    Number.isFinite(token.expiresAtMs) &&
    Number.isFinite(token.generation)
  );
}

/** Options of {@link TokenStore.lock}. */
export interface LockOptions {
  /** How long to wait for another holder, in milliseconds. */
  readonly waitMs: number;
  /** Milliseconds after which the lock expires, even if its holder has crashed. */
  readonly leaseMs: number;
  /** Aborted when the lock is no longer needed: then the wait may end at once. */
  readonly signal?: AbortSignal;
}

/**
 * Stores tokens. A store may fail; a call never fails because of it. `testTokenStore` of `axios-wechat/testing` checks
 * your own store.
 *
 * @example
 * ```ts
 * const store: TokenStore = {
 *   get: async (key) => database.find(key),
 *   set: async (key, token) => database.replaceUnlessNewer(key, token),
 * };
 * ```
 */
export interface TokenStore {
  /**
   * Returns the token under this key, or `undefined`. If the stored value is not a token, it may reject or return
   * anything: the plugin reports that and treats it as none.
   */
  get(key: string): Promise<StoredToken | undefined>;
  /** Stores a token. If a newer generation is already there, resolves with false and changes nothing. */
  set(key: string, token: StoredToken): Promise<boolean>;
  /**
   * Takes the lock under which one process at a time renews. Resolves with its release; rejects if the lock is not free
   * in time. A store for one process needs none. The key is a token's key, or that key with `:takeover` for processes
   * that could not get the first lock.
   */
  lock?(key: string, options: LockOptions): Promise<() => Promise<void>>;
}
