import { seal } from "../errors/seal.ts";
import { TokenStoreError } from "../errors/token.ts";
import { TooLate, within } from "../time/deadline.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

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
/** Of lockWaitMs, for the turn among those who have waited in vain. */
const TAKEOVER_SHARE = 0.2;

/** WeChat's tokens have well over 100 letters of these. */
const LOOKS_LIKE_A_TOKEN = /[\w-]{100,}/g;

type Release = () => Promise<void>;

/**
 * Guards a store for one renewal. All its operations together are waited for about as long as its lock alone may be,
 * so that a store that hangs holds a call up once, not at every step.
 *
 * @param secrets the tokens that are known already: no report repeats them, or any that comes along
 */
export function guardStore(
  store: TokenStore,
  key: string,
  limits: StoreLimits,
  report: (error: TokenStoreError) => void,
  secrets: readonly (string | undefined)[] = [],
): GuardedStore {
  const known = new Set(secrets.filter((secret) => secret !== undefined));
  const { lockWaitMs, lockLeaseMs } = limits;
  let leftMs = lockWaitMs;
  /** A refused lock is an answer, too. */
  let answers = true;

  async function attempt<T>(
    operation: TokenStoreError["operation"],
    work: (late: AbortSignal) => Promise<T>,
    otherwise: T,
    allowedMs = Math.max(leftMs, LEAST_WAIT_MS),
  ): Promise<T> {
    const startedAtMs = performance.now();
    try {
      return await within(allowedMs, `no answer within ${Math.round(allowedMs)} ms`, work);
    } catch (error) {
      if (operation !== "lock" || error instanceof TooLate) answers = false;
      report(new TokenStoreError(operation, key, withoutTokens(error)));
      return otherwise;
    } finally {
      leftMs -= performance.now() - startedAtMs;
    }
  }

  /** Clients put the command that failed on their errors, the token in it. */
  function withoutTokens(error: unknown): Error {
    const cause = error instanceof Error ? error : new Error(String(error));
    const unknown = cause.message.match(LOOKS_LIKE_A_TOKEN) ?? [];
    return seal(cause, [...known, ...unknown]);
  }

  function lock(name: string, waitMs: number, signal: AbortSignal): Promise<Release | undefined> {
    return attempt(
      "lock",
      async (late) => {
        try {
          const release = await store.lock?.(name, {
            waitMs,
            leaseMs: lockLeaseMs,
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
      // A healthy store says no by itself.
      answers ? waitMs + LEAST_WAIT_MS : waitMs,
    );
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
          known.add(token.value);
          return token;
        },
        undefined,
      ),
    set(token) {
      known.add(token.value);
      return attempt("set", async () => (await store.set(key, token)) !== false, true);
    },
    async lock(signal) {
      const release = await lock(key, answers ? lockWaitMs : LEAST_WAIT_MS, signal);
      if (release || !answers || signal.aborted || !store.lock) return release;
      // Its holder is dead or slow, and everybody gives up on it at the same moment. Where each fetch kills the token
      // before, renewing all at once would leave most of them with a dead one: they go one at a time as well.
      return lock(`${key}:takeover`, Math.max(TAKEOVER_SHARE * lockWaitMs, LEAST_WAIT_MS), signal);
    },
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
