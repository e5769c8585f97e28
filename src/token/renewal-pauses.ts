const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_PATHS = 1_000;

interface Pause {
  readonly untilMs: number;
  readonly lengthMs: number;
}

/**
 * Paths that start no renewal for a while, because they rejected even a renewed token. WeChat answers some requests
 * with 40001 for other reasons (it wants another kind of token, or the payload contains `access_token=`). They must
 * not use up the account's quota of tokens.
 */
export interface RenewalPauses {
  /** Whether a rejection on this path may start a renewal. */
  mayRenew(path: string): boolean;
  /** A renewed token was rejected too: no renewal for a minute, doubling up to an hour. */
  rejected(path: string): void;
  /** A call to this path succeeded. On the success path, so it must be cheap. */
  succeeded(path: string): void;
  /** Ends all pauses. */
  clear(): void;
}

/** @param now on the monotonic clock */
export function createRenewalPauses(now: () => number): RenewalPauses {
  const pauses = new Map<string, Pause>();
  return {
    mayRenew(path) {
      const pause = pauses.get(path);
      return !pause || now() >= pause.untilMs;
    },
    rejected(path) {
      const last = pauses.get(path);
      // Concurrent calls count as one rejection.
      if (last && now() < last.untilMs) return;
      const lengthMs = last ? Math.min(LONGEST_PAUSE_MS, last.lengthMs * 2) : FIRST_PAUSE_MS;
      pauses.delete(path);
      if (pauses.size >= MOST_PATHS) pauses.delete(pauses.keys().next().value ?? "");
      pauses.set(path, { untilMs: now() + lengthMs, lengthMs });
    },
    succeeded(path) {
      if (pauses.size > 0) pauses.delete(path);
    },
    clear: () => pauses.clear(),
  };
}
