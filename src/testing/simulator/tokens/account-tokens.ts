import type { IssuedToken, TokenKind, TokenRegistry } from "./registry.ts";
import { createStableToken, type StableToken } from "./stable-token.ts";

/** The current token of each endpoint and account. */
export interface AccountTokens {
  stableToken(appid: string, force: boolean): IssuedToken;
  /** Issues a new token and revokes the previous one of this kind and account after the overlap. */
  replaceToken(kind: TokenKind, account: string): IssuedToken;
  /**
   * Returns the same token as long as it is valid.
   * @param slot where an account has several tokens of this kind: which one
   */
  reuseToken(kind: TokenKind, account: string, slot?: string): IssuedToken;
  /** Whether `/cgi-bin/stable_token` keeps returning revoked tokens. */
  setSticky(sticky: boolean, account?: string): void;
  reset(): void;
}

export function createAccountTokens(source: {
  registry: TokenRegistry;
  now: () => number;
  renewAheadMs: number;
  overlapMs: number;
}): AccountTokens {
  const { registry, overlapMs } = source;
  const stable = new Map<string, StableToken>();
  const others = new Map<string, IssuedToken>();

  const keyOf = (kind: TokenKind, account: string, slot = "") => `${kind} ${account} ${slot}`;
  const issue = (kind: TokenKind, account: string, slot?: string) => {
    const token = registry.issue(kind, account);
    others.set(keyOf(kind, account, slot), token);
    return token;
  };

  const isValid = (token: IssuedToken) => !registry.isRevoked(token) && !registry.isExpired(token);

  return {
    stableToken(appid, force) {
      const token = stable.get(appid) ?? createStableToken({ ...source, appid });
      stable.set(appid, token);
      return token.fetch(force);
    },
    replaceToken(kind, account) {
      const previous = others.get(keyOf(kind, account));
      if (previous !== undefined) registry.revoke(previous, overlapMs);
      return issue(kind, account);
    },
    reuseToken(kind, account, slot) {
      const current = others.get(keyOf(kind, account, slot));
      return current !== undefined && isValid(current) ? current : issue(kind, account, slot);
    },
    setSticky(sticky, account) {
      for (const [appid, token] of stable)
        if (account === undefined || appid === account) token.setSticky(sticky);
    },
    reset() {
      for (const token of stable.values()) token.reset();
      for (const [key, token] of others) if (!isValid(token)) others.delete(key);
    },
  };
}
