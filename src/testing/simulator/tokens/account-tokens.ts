import type { IssuedToken, TokenKind, TokenRegistry } from "./registry.ts";
import { createStableToken, type StableToken } from "./stable-token.ts";

/** The current token of each endpoint and account. */
export interface AccountTokens {
  stableToken(appid: string, force: boolean): IssuedToken;
  /** Issues a new token and revokes the previous one of this kind and account after the overlap. */
  replaceToken(kind: TokenKind, account: string): IssuedToken;
  /** Returns the same token as long as it is valid. */
  reuseToken(kind: TokenKind, account: string): IssuedToken;
  /** Whether `/cgi-bin/stable_token` keeps returning revoked tokens. */
  setSticky(sticky: boolean): void;
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

  const keyOf = (kind: TokenKind, account: string) => `${kind} ${account}`;
  const issue = (kind: TokenKind, account: string) => {
    const token = registry.issue(kind);
    others.set(keyOf(kind, account), token);
    return token;
  };

  const isValid = (token: IssuedToken) => !registry.isRevoked(token) && !registry.isExpired(token);

  return {
    stableToken(appid, force) {
      const token = stable.get(appid) ?? createStableToken(source);
      stable.set(appid, token);
      return token.fetch(force);
    },
    replaceToken(kind, account) {
      const previous = others.get(keyOf(kind, account));
      if (previous !== undefined) registry.revoke(previous, overlapMs);
      return issue(kind, account);
    },
    reuseToken(kind, account) {
      const current = others.get(keyOf(kind, account));
      return current !== undefined && isValid(current) ? current : issue(kind, account);
    },
    setSticky(sticky) {
      for (const token of stable.values()) token.setSticky(sticky);
    },
    reset() {
      for (const token of stable.values()) token.reset();
      for (const [key, token] of others) if (!isValid(token)) others.delete(key);
    },
  };
}
