import type { IssuedToken, TokenKind, TokenLedger } from "./ledger.ts";
import { createStableSlot, type StableSlot } from "./stable-slot.ts";

/** The current tokens of every account that ever asked, one slot per endpoint and account. */
export interface Accounts {
  stableToken(appid: string, force: boolean): IssuedToken;
  /** Every fetch kills the previous token of this kind and account, after the overlap. */
  replacedToken(kind: TokenKind, account: string): IssuedToken;
  /** The same token as long as it is good. */
  steadyToken(kind: TokenKind, account: string): IssuedToken;
  /** Whether `/cgi-bin/stable_token` keeps handing out its current tokens though they are dead. */
  setSticky(sticky: boolean): void;
  reset(): void;
}

export function createAccounts(source: {
  ledger: TokenLedger;
  now: () => number;
  renewAheadMs: number;
  overlapMs: number;
}): Accounts {
  const { ledger, overlapMs } = source;
  const stable = new Map<string, StableSlot>();
  const others = new Map<string, IssuedToken>();

  const slotKey = (kind: TokenKind, account: string) => `${kind} ${account}`;
  const issueInto = (kind: TokenKind, account: string) => {
    const token = ledger.issue(kind);
    others.set(slotKey(kind, account), token);
    return token;
  };

  const isGood = (token: IssuedToken) => !ledger.isDead(token) && !ledger.isExpired(token);

  return {
    stableToken(appid, force) {
      const slot = stable.get(appid) ?? createStableSlot(source);
      stable.set(appid, slot);
      return slot.fetch(force);
    },
    replacedToken(kind, account) {
      const previous = others.get(slotKey(kind, account));
      if (previous !== undefined) ledger.supersede(previous, overlapMs);
      return issueInto(kind, account);
    },
    steadyToken(kind, account) {
      const current = others.get(slotKey(kind, account));
      return current !== undefined && isGood(current) ? current : issueInto(kind, account);
    },
    setSticky(sticky) {
      for (const slot of stable.values()) slot.setSticky(sticky);
    },
    reset() {
      for (const slot of stable.values()) slot.reset();
      for (const [key, token] of others) if (!isGood(token)) others.delete(key);
    },
  };
}
