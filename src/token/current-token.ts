import type { StoredToken } from "../store/token-store.ts";
import type { Clock } from "../time/clock.ts";
import type { Renewal } from "./renewal/renew.ts";

/** Caps `refreshAheadMs`, so that a short-lived token stays in use for a while. */
const MAX_AHEAD_SHARE = 0.9;
/** Pause after a background renewal that brought no new token. */
const AHEAD_PAUSE_MS = 10_000;
const MIN_AHEAD_PAUSE_MS = 1_000;

/**
 * The token of the moment, and what is known about it. A token ends when the wall clock or the monotonic one says so:
 * the wall clock may be set, and the monotonic one may stand still while the machine sleeps.
 */
export class CurrentToken {
  readonly #refreshAheadMs: number;
  readonly #clock: Clock;
  #held: StoredToken | undefined;
  #rejected: string | undefined;
  /** On the monotonic clock, as `#aheadNotBeforeMs`. */
  #endsAtMs = 0;
  #aheadMs = 0;
  #aheadNotBeforeMs = 0;

  constructor(refreshAheadMs: number, clock: Clock) {
    this.#refreshAheadMs = refreshAheadMs;
    this.#clock = clock;
  }

  get held(): StoredToken | undefined {
    return this.#held;
  }

  /** Milliseconds that the token is still valid; 0 without one, and while the current one is being replaced. */
  leftMs(monotonicMs: number): number {
    return this.#held?.value === this.#rejected ? 0 : this.#lifeLeftMs(monotonicMs);
  }

  /** Whether the token should be renewed in the background now. */
  isDue(leftMs: number, monotonicMs: number): boolean {
    return leftMs <= this.#aheadMs && monotonicMs >= this.#aheadNotBeforeMs;
  }

  /** Hides the current token until the renewal under way ends, if it is the rejected one. */
  markRejected(token: string): void {
    if (this.#held?.value === token) this.#rejected = token;
  }

  /** Takes the result of a renewal; undefined when it brought nothing. */
  finish(renewal: Renewal | undefined): void {
    this.#rejected = undefined;
    if (!renewal) return;
    const { token, lifetimeMs } = renewal;
    this.#held = token;
    // Never longer than the whole life: the wall clock may have been set back since.
    const leftMs = Math.min(token.expiresAtMs - this.#clock.wallMs(), lifetimeMs);
    this.#endsAtMs = this.#clock.monotonicMs() + leftMs;
    this.#aheadMs = Math.min(this.#refreshAheadMs, MAX_AHEAD_SHARE * lifetimeMs);
    if (renewal.outcome === "unchanged") this.pauseAhead();
  }

  /** Postpones the next background renewal. */
  pauseAhead(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#aheadNotBeforeMs =
      nowMs + Math.min(AHEAD_PAUSE_MS, Math.max(MIN_AHEAD_PAUSE_MS, this.#lifeLeftMs(nowMs) / 4));
  }

  /** Drops the token. */
  clear(): void {
    this.#held = undefined;
    this.#rejected = undefined;
    this.#aheadNotBeforeMs = 0;
  }

  #lifeLeftMs(monotonicMs: number): number {
    const held = this.#held;
    return held ? Math.min(this.#endsAtMs - monotonicMs, held.expiresAtMs - this.#clock.wallMs()) : 0;
  }
}
