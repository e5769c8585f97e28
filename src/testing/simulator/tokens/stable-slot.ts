import { chinaDay } from "../../../time/china-calendar.ts";
import type { IssuedToken, TokenLedger } from "./ledger.ts";

/** Forced refreshes of `/cgi-bin/stable_token` closer together than this do not happen. */
const FORCE_INTERVAL_MS = 30_000;
const FORCES_PER_DAY = 20;

/** The one current token of `/cgi-bin/stable_token` for one account. */
export interface StableSlot {
  /** What a fetch gives. In vain, when a forced refresh is not due: then it is the current token. */
  fetch(force: boolean): IssuedToken;
  /** Whether the current token, once dead, keeps being handed out until a forced refresh or its last minutes. */
  setSticky(sticky: boolean): void;
  /** No forced refresh has ever been; a good token stays the current one. */
  reset(): void;
}

export function createStableSlot(source: {
  ledger: TokenLedger;
  now: () => number;
  renewAheadMs: number;
}): StableSlot {
  const { ledger, now, renewAheadMs } = source;
  let current: IssuedToken | undefined;
  let handedOver: IssuedToken | undefined;
  let sticky = false;
  let forcedAtMs = Number.NEGATIVE_INFINITY;
  let forcedDay = 0;
  let forcedToday = 0;

  const renew = () => {
    handedOver = current;
    current = ledger.issue("stable");
    return current;
  };

  const normal = () => {
    if (current === undefined) return renew();
    if (ledger.isDead(current) && !sticky) return renew();
    return now() >= current.expiresAtMs - renewAheadMs ? renew() : current;
  };

  const mayForce = () => {
    if (chinaDay(now()) !== forcedDay) {
      forcedDay = chinaDay(now());
      forcedToday = 0;
    }
    return now() - forcedAtMs >= FORCE_INTERVAL_MS && forcedToday < FORCES_PER_DAY;
  };

  return {
    fetch(force) {
      if (!force || !mayForce()) return normal();
      forcedAtMs = now();
      forcedToday += 1;
      for (const token of [current, handedOver]) if (token !== undefined) ledger.supersede(token, 0);
      return renew();
    },
    setSticky(wanted) {
      sticky = wanted;
    },
    reset() {
      sticky = false;
      forcedAtMs = Number.NEGATIVE_INFINITY;
      forcedToday = 0;
      if (current !== undefined && (ledger.isDead(current) || ledger.isExpired(current))) current = undefined;
    },
  };
}
