import { chinaDay } from "../../../time/china-calendar.ts";
import type { IssuedToken, TokenRegistry } from "./registry.ts";

/** The minimum time between two forced refreshes of `/cgi-bin/stable_token`. */
const FORCE_INTERVAL_MS = 30_000;
const FORCES_PER_DAY = 20;

/** The token of `/cgi-bin/stable_token` for one account. */
export interface StableToken {
  /** Returns the current token, or a new one when it is due. A forced refresh is ignored when it comes too early. */
  fetch(force: boolean): IssuedToken;
  /** Whether a revoked token is returned until a forced refresh, or until it is due for renewal. */
  setSticky(sticky: boolean): void;
  /** Clears the limit of forced refreshes. A valid token stays current. */
  reset(): void;
}

export function createStableToken(source: {
  registry: TokenRegistry;
  now: () => number;
  renewAheadMs: number;
  appid: string;
}): StableToken {
  const { registry, now, renewAheadMs, appid } = source;
  let current: IssuedToken | undefined;
  let previous: IssuedToken | undefined;
  let sticky = false;
  let forcedAtMs = Number.NEGATIVE_INFINITY;
  let forcedDay = 0;
  let forcedToday = 0;

  const renew = () => {
    previous = current;
    current = registry.issue("stable", appid);
    return current;
  };

  const fetchNormal = () => {
    if (current === undefined) return renew();
    if (registry.isRevoked(current) && !sticky) return renew();
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
      if (!force || !mayForce()) return fetchNormal();
      forcedAtMs = now();
      forcedToday += 1;
      for (const token of [current, previous]) if (token !== undefined) registry.revoke(token);
      return renew();
    },
    setSticky(wanted) {
      sticky = wanted;
    },
    reset() {
      sticky = false;
      forcedAtMs = Number.NEGATIVE_INFINITY;
      forcedToday = 0;
      if (current !== undefined && (registry.isRevoked(current) || registry.isExpired(current)))
        current = undefined;
    },
  };
}
