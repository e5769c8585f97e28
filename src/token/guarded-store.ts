import { TokenStoreError } from "../errors/token.ts";
import type { StoredToken, TokenStore } from "../store/store.ts";
import { within } from "./deadline.ts";

/** A store whose faults are reported and otherwise of no consequence: every operation ends, and none rejects. */
export interface GuardedStore {
  get(): Promise<StoredToken | undefined>;
  /** False when a newer generation is already there; a store that failed counts as written. */
  set(token: StoredToken): Promise<boolean>;
  /** Resolves with the release, or with undefined where there is no lock or it could not be had in time. */
  lock(signal: AbortSignal): Promise<(() => Promise<void>) | undefined>;
  readonly hasLock: boolean;
}

export interface StoreLimits {
  /** Milliseconds that a lock, or any other operation, is waited for. */
  readonly lockWaitMs: number;
  /** Milliseconds after which a lock frees itself. */
  readonly lockLeaseMs: number;
}

/** For what must still be said to a store that has used up its time: a healthy one needs no more. */
const LEAST_WAIT_MS = 250;

/**
 * Guards a store for one renewal. All its operations together are waited for about as long as its lock alone may be,
 * so that a store that hangs holds a call up once, not at every step.
 */
export function guardStore(
  store: TokenStore,
  key: string,
  limits: StoreLimits,
  report: (error: TokenStoreError) => void,
): GuardedStore {
  let leftMs = limits.lockWaitMs;

  async function attempt<T>(
    operation: TokenStoreError["operation"],
    work: (late: AbortSignal) => Promise<T>,
    otherwise: T,
  ): Promise<T> {
    const allowedMs = Math.max(leftMs, LEAST_WAIT_MS);
    const startedAtMs = performance.now();
    try {
      return await within(allowedMs, `no answer within ${Math.round(allowedMs)} ms`, work);
    } catch (error) {
      report(new TokenStoreError(operation, key, error instanceof Error ? error : new Error(String(error))));
      return otherwise;
    } finally {
      leftMs -= performance.now() - startedAtMs;
    }
  }

  return {
    hasLock: store.lock !== undefined,
    get: () =>
      attempt(
        "get",
        async () => {
          const token: unknown = await store.get(key);
          if (token === undefined || token === null) return undefined;
          if (!isStoredToken(token)) throw new Error("what is stored there is not a token");
          return token;
        },
        undefined,
      ),
    set: (token) => attempt("set", async () => (await store.set(key, token)) !== false, true),
    lock: (signal) =>
      attempt(
        "lock",
        async (late) => {
          try {
            const release = await store.lock?.(key, {
              waitMs: limits.lockWaitMs,
              leaseMs: limits.lockLeaseMs,
              signal: AbortSignal.any([signal, late]),
            });
            // Nobody waits for it any more: it must not stay taken until its lease ends.
            if (late.aborted) await release?.();
            return release && (() => attempt("release", release, undefined));
          } catch (error) {
            // Called off by us: no fault of the store.
            if (signal.aborted) return undefined;
            throw error;
          }
        },
        undefined,
      ),
  };
}

function isStoredToken(value: unknown): value is StoredToken {
  const token = value as Partial<StoredToken>;
  return (
    typeof token.value === "string" &&
    token.value !== "" &&
    Number.isFinite(token.expiresAtMs) &&
    Number.isFinite(token.generation)
  );
}
