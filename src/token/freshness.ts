import type { StoredToken } from "../store/token-store.ts";
import type { Renewal, RenewalCause } from "./renewal/renew.ts";

/** A token is young for this long after a rejection brought it: another rejection of it starts no renewal. */
const YOUNG_MS = 5_000;
/** Caps `refreshAheadMs`, so that a short-lived token stays in use for a while. */
const LARGEST_AHEAD_SHARE = 0.9;
/** Pause after a background renewal that brought no new token. */
const AHEAD_PAUSE_MS = 10_000;
const SHORTEST_AHEAD_PAUSE_MS = 1_000;

/** A token in this process. */
export interface HeldToken extends StoredToken {
  /** From here on the token is renewed in the background. */
  readonly aheadFromMs: number;
  /** When a rejection last brought this token, or failed to bring another. */
  readonly rejectionHandledAtMs: number | undefined;
}

/** @param previous the token held so far */
export function hold(
  cause: RenewalCause,
  { token, outcome }: Renewal,
  refreshAheadMs: number,
  now: number,
  previous?: HeldToken,
): HeldToken {
  const lifetimeMs = token.expiresAtMs - token.generation;
  // A token from the store is as old as its generation says. If the other process' clock is ahead of ours, the token
  // counts as new: otherwise its rejections would be ignored for as long as the clocks are apart.
  const handledAtMs = outcome === "store" ? Math.min(token.generation, now) : now;
  // A background renewal that returns the same token keeps what a rejection has just noted.
  const earlier = previous?.value === token.value ? previous.rejectionHandledAtMs : undefined;
  return {
    ...token,
    aheadFromMs: token.expiresAtMs - Math.min(refreshAheadMs, LARGEST_AHEAD_SHARE * lifetimeMs),
    rejectionHandledAtMs: cause.reason === "rejected" ? handledAtMs : earlier,
  };
}

/** The token of the moment, and what is known about it. */
export interface CurrentToken {
  readonly held: HeldToken | undefined;
  /** The token, unless it has expired or is being replaced. */
  peek(nowMs: number): string | undefined;
  /** Whether the token should be renewed in the background now. */
  isDue(nowMs: number): boolean;
  /** Whether this is the held token, and a rejection brought it only seconds ago. */
  isYoung(token: string): boolean;
  /** Withholds the token until the renewal under way ends, if it is the held one. */
  markRejected(token: string): void;
  /** Takes the result of a renewal; undefined when it brought nothing. */
  finish(cause: RenewalCause, renewal: Renewal | undefined): void;
  /** Postpones the next background renewal. */
  pauseAhead(): void;
}

export function createCurrentToken(refreshAheadMs: number, now: () => number): CurrentToken {
  let held: HeldToken | undefined;
  let rejected: string | undefined;
  let aheadNotBeforeMs = 0;

  function pauseAhead(): void {
    const leftMs = held ? held.expiresAtMs - now() : 0;
    aheadNotBeforeMs = now() + Math.min(AHEAD_PAUSE_MS, Math.max(SHORTEST_AHEAD_PAUSE_MS, leftMs / 4));
  }

  return {
    get held() {
      return held;
    },
    peek(nowMs) {
      return !held || held.value === rejected || nowMs >= held.expiresAtMs ? undefined : held.value;
    },
    isDue: (nowMs) => held !== undefined && nowMs >= held.aheadFromMs && nowMs >= aheadNotBeforeMs,
    isYoung(token) {
      const handledAtMs = held?.value === token ? held.rejectionHandledAtMs : undefined;
      return handledAtMs !== undefined && now() - handledAtMs < YOUNG_MS;
    },
    markRejected(token) {
      if (held?.value === token) rejected = token;
    },
    finish(cause, renewal) {
      if (renewal) held = hold(cause, renewal, refreshAheadMs, now(), held);
      rejected = undefined;
      if (renewal?.outcome === "unchanged") pauseAhead();
    },
    pauseAhead,
  };
}
