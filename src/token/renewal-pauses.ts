const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const LARGEST_MEMORY = 1_000;

interface Pause {
  readonly untilMs: number;
  readonly lengthMs: number;
}

/**
 * Paths that refuse even a renewed token. WeChat answers 40001 to some requests for a reason of its own (another kind
 * of token is wanted, or `access_token=` stands in a payload): they must not spend the token quota of all the others.
 */
export interface RefusedPaths {
  /** Whether a refusal on this path may start a renewal. */
  mayRenew(path: string): boolean;
  /** A renewed token was refused too: 1 minute without a renewal, doubling up to an hour. */
  refused(path: string): void;
  /** A call to this path went well. On the success path, so it does next to nothing. */
  succeeded(path: string): void;
}

export function createRefusedPaths(now: () => number): RefusedPaths {
  const pauses = new Map<string, Pause>();
  return {
    mayRenew(path) {
      return now() >= (pauses.get(path)?.untilMs ?? 0);
    },
    refused(path) {
      const last = pauses.get(path);
      // Calls that were under way together are one refusal.
      if (last && now() < last.untilMs) return;
      const lengthMs = last ? Math.min(LONGEST_PAUSE_MS, last.lengthMs * 2) : FIRST_PAUSE_MS;
      pauses.delete(path);
      if (pauses.size >= LARGEST_MEMORY) pauses.delete(pauses.keys().next().value ?? "");
      pauses.set(path, { untilMs: now() + lengthMs, lengthMs });
    },
    succeeded(path) {
      if (pauses.size > 0) pauses.delete(path);
    },
  };
}
