import type { StoredToken } from "../store/token-store.ts";
import type { Clock } from "../time/clock.ts";
import type { Renewal } from "./renewal/renew.ts";

/** Caps `refreshAheadMs`, so that a short-lived token stays in use for a while. */
const LARGEST_AHEAD_SHARE = 0.9;
/** Pause after a background renewal that brought no new token. */
const AHEAD_PAUSE_MS = 10_000;
const SHORTEST_AHEAD_PAUSE_MS = 1_000;

/** The token of the moment, and what is known about it. */
export interface CurrentToken {
  readonly held: StoredToken | undefined;
  /** Milliseconds that the token still serves; 0 without one, and while the held one is being replaced. */
  leftMs(monotonicMs: number): number;
  /** Whether the token should be renewed in the background now. */
  isDue(leftMs: number, monotonicMs: number): boolean;
  /** Withholds the token until the renewal under way ends, if it is the held one. */
  markRejected(token: string): void;
  /** Takes the result of a renewal; undefined when it brought nothing. */
  finish(renewal: Renewal | undefined): void;
  /** Postpones the next background renewal. */
  pauseAhead(): void;
  /** Drops the token. */
  clear(): void;
}

/** A token ends when the wall clock or the monotonic one says so: either may be wrong, but only the first jumps. */
export function createCurrentToken(refreshAheadMs: number, clock: Clock): CurrentToken {
  let held: StoredToken | undefined;
  let rejected: string | undefined;
  /** On the monotonic clock. */
  let endsAtMs = 0;
  let aheadMs = 0;
  let aheadNotBeforeMs = 0;

  function lifeLeftMs(monotonicMs: number): number {
    return held ? Math.min(endsAtMs - monotonicMs, held.expiresAtMs - clock.wallMs()) : 0;
  }

  function pauseAhead(): void {
    const nowMs = clock.monotonicMs();
    aheadNotBeforeMs =
      nowMs + Math.min(AHEAD_PAUSE_MS, Math.max(SHORTEST_AHEAD_PAUSE_MS, lifeLeftMs(nowMs) / 4));
  }

  return {
    get held() {
      return held;
    },
    leftMs: (monotonicMs) => (held?.value === rejected ? 0 : lifeLeftMs(monotonicMs)),
    isDue: (leftMs, monotonicMs) => leftMs <= aheadMs && monotonicMs >= aheadNotBeforeMs,
    markRejected(token) {
      if (held?.value === token) rejected = token;
    },
    finish(renewal) {
      rejected = undefined;
      if (!renewal) return;
      const { token, lifetimeMs } = renewal;
      held = token;
      // Never longer than the whole life: the wall clock may have been set back since.
      endsAtMs = clock.monotonicMs() + Math.min(token.expiresAtMs - clock.wallMs(), lifetimeMs);
      aheadMs = Math.min(refreshAheadMs, LARGEST_AHEAD_SHARE * lifetimeMs);
      if (renewal.outcome === "unchanged") pauseAhead();
    },
    pauseAhead,
    clear() {
      held = undefined;
      rejected = undefined;
      aheadNotBeforeMs = 0;
    },
  };
}
