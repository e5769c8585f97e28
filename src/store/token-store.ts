/** A token as a store keeps it. */
export interface StoredToken {
  /** The access_token itself. */
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  /**
   * Grows with every renewal: `max(now in ms, previous + 1)`. Being a time, it keeps growing across a store that lost
   * its data.
   */
  readonly generation: number;
}

/** What a lock is asked for. */
export interface LockOptions {
  /** Milliseconds to wait for another holder. */
  readonly waitMs: number;
  /** Milliseconds after which the lock is free again, even if its holder never came back. */
  readonly leaseMs: number;
  /** Aborted when the lock is no longer wanted: then the wait may end at once. */
  readonly signal?: AbortSignal;
}

/**
 * Where tokens are kept: everything that a store must do. A store may fail; a call never fails because of it.
 * `testTokenStore` of `axios-wechat/testing` checks a store of your own.
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
   * The token under this key; `undefined` when there is none. Rejects, or resolves with something else, when what is
   * there is not a token: that is reported, and otherwise treated as none.
   */
  get(key: string): Promise<StoredToken | undefined>;
  /** Keeps a token. Resolves with false, and changes nothing, when a newer generation is already there. */
  set(key: string, token: StoredToken): Promise<boolean>;
  /**
   * Takes the lock that lets one process at a time renew. Resolves with its release; rejects when the lock could not
   * be had in time. A store for one process needs none. The key is a token's, or that with `:takeover` for those who
   * have waited in vain for the first.
   */
  lock?(key: string, options: LockOptions): Promise<() => Promise<void>>;
}
