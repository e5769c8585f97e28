const FIRST_PAUSE_MS = 60_000;
const MAX_PAUSE_MS = 3_600_000;
const MAX_PATHS = 1_000;

interface Pause {
  readonly untilMs: number;
  readonly lengthMs: number;
}

/**
 * Paths that start no renewal for a while, because they rejected even a renewed token. WeChat answers some requests
 * with 40001 for other reasons (it wants another kind of token, or the payload contains `access_token=`). They must
 * not use up the account's quota of tokens.
 */
export class RenewalPauses {
  readonly #now: () => number;
  /** Made for the first pause: most accounts never have one. */
  #pauses: Map<string, Pause> | undefined;

  /** @param now on the monotonic clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether a rejection on this path may start a renewal. */
  mayRenew(path: string): boolean {
    const pause = this.#pauses?.get(path);
    return !pause || this.#now() >= pause.untilMs;
  }

  /** A renewed token was rejected too: no renewal for a minute, doubling up to an hour. */
  rejected(path: string): void {
    this.#pauses ??= new Map();
    const last = this.#pauses.get(path);
    // Concurrent calls count as one rejection.
    if (last && this.#now() < last.untilMs) return;
    const lengthMs = last ? Math.min(MAX_PAUSE_MS, last.lengthMs * 2) : FIRST_PAUSE_MS;
    this.#pauses.delete(path);
    if (this.#pauses.size >= MAX_PATHS) this.#pauses.delete(this.#pauses.keys().next().value ?? "");
    this.#pauses.set(path, { untilMs: this.#now() + lengthMs, lengthMs });
  }

  /** A call to this path succeeded. On the success path, so it must be cheap. */
  succeeded(path: string): void {
    if (this.#pauses !== undefined) this.#pauses.delete(path);
  }

  /** Ends all pauses. */
  clear(): void {
    this.#pauses = undefined;
  }
}
