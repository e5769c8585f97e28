import type { StoredToken } from "../store/token-store.ts";
import type { Renewal, RenewalCause } from "./renewal/renew.ts";

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

/** @param previous what was held until now */
export function hold(
  cause: RenewalCause,
  renewal: Renewal,
  refreshAheadMs: number,
  now: number,
  previous?: Held,
): Held {
  const { token, outcome } = renewal;
  const lifetimeMs = token.expiresAtMs - token.generation;
  // What another process stored is as old as its generation says; if its clock is ahead of ours, as old as now, or a
  // refusal of it would be passed over for as long as the clocks are apart.
  const handledAtMs = outcome === "store" ? Math.min(token.generation, now) : now;
  // A renewal behind the scenes that brings the same token again does not undo what a refusal has just brought.
  const earlier = previous?.value === token.value ? previous.refusalHandledAtMs : undefined;
  return {
    ...token,
    aheadFromMs: token.expiresAtMs - Math.min(refreshAheadMs, LARGEST_AHEAD_SHARE * lifetimeMs),
    refusalHandledAtMs: cause.reason === "rejected" ? handledAtMs : earlier,
  };
}

/** Whether another renewal would come too soon after one that a refusal has started. */
export function isYoungFromRefusal({ refusalHandledAtMs }: Held, now: number): boolean {
  return refusalHandledAtMs !== undefined && now - refusalHandledAtMs < YOUNG_MS;
}
