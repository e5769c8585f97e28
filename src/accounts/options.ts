import type { TokenManager } from "../token/manager.ts";
import type { TokenManagerOptions } from "../token/options.ts";
import type { TokenProvider } from "../token/provider.ts";

/** Options of {@link tokenManagers}. */
export interface TokenManagersOptions extends Omit<TokenManagerOptions, "provider"> {
  /**
   * Makes the source of an account's tokens, when the account is first used. Synchronous: ask a database inside the
   * provider's `fetch`, or for its secret. When it throws, the call fails with a {@link TokenFetchError} that names the
   * account, and nothing is remembered.
   */
  readonly provider: (account: string) => TokenProvider;
  /**
   * How many accounts to hold at once. The least recently used one is dropped: with a `store` its token is found
   * again, without one it is fetched again. An account whose token is being renewed is not dropped.
   * @default 10_000
   */
  readonly max?: number | undefined;
}

/** The token managers of many accounts, made on demand. Made by {@link tokenManagers}. */
export interface TokenManagers {
  /**
   * The manager of an account.
   * @throws {TypeError} on a name that is not a string of 1 to 256 characters without control characters
   * @throws {TokenFetchError} when `provider` makes no provider for it
   */
  of(account: string): TokenManager;
  /** Drops an account from memory; false when it was not there. */
  delete(account: string): boolean;
  /** The number of accounts in memory. */
  readonly size: number;
}
