import { matches } from "./credentials.ts";

/** The refresh token of each account or user, which may change with each use. */
export interface RefreshTokens {
  /** @param first the one that the account has before its first use; undefined: any */
  accepts(account: string, refreshToken: unknown, first: string | undefined): boolean;
  /** Returns the one that is valid from now on: the same, or another one. */
  use(account: string, refreshToken: string, prefix: string): string;
}

/** @param rotate whether each use replaces it */
export function createRefreshTokens(rotate: boolean, randomText: () => string): RefreshTokens {
  const current = new Map<string, string>();
  return {
    accepts: (account, refreshToken, first) => matches(refreshToken, current.get(account) ?? first),
    use(account, refreshToken, prefix) {
      if (!rotate) return refreshToken;
      const next = `${prefix}${randomText()}${randomText()}`;
      current.set(account, next);
      return next;
    },
  };
}
