import type { StoredToken } from "../store/store.ts";
import type { Renewal, RenewalCause } from "./renewal.ts";

/** A refusal of a token that is younger than this, and came from a refusal itself, starts no renewal. */
const YOUNG_MS = 5_000;
/** However long the user wants to be ahead, a short-lived token must serve for a while, too. */
const LARGEST_AHEAD_SHARE = 0.9;

/** The token that a process holds, with what it must know to hand it out. */
export interface Held extends StoredToken {
  /** From here on a renewal runs behind. */
  readonly aheadFromMs: number;
  /** When a refusal last brought us this token, or failed to bring another. */
  readonly refusalHandledAtMs: number | undefined;
}

export function hold(cause: RenewalCause, renewal: Renewal, refreshAheadMs: number, now: number): Held {
  const { token, outcome } = renewal;
  const lifetimeMs = token.expiresAtMs - token.generation;
  // What another process stored is as old as its generation says.
  const handledAtMs = outcome === "store" ? token.generation : now;
  return {
    ...token,
    aheadFromMs: token.expiresAtMs - Math.min(refreshAheadMs, LARGEST_AHEAD_SHARE * lifetimeMs),
    refusalHandledAtMs: cause.reason === "rejected" ? handledAtMs : undefined,
  };
}

/** Whether another renewal would come too soon after one that a refusal has started. */
export function isYoungFromRefusal({ refusalHandledAtMs }: Held, now: number): boolean {
  return refusalHandledAtMs !== undefined && now - refusalHandledAtMs < YOUNG_MS;
}
