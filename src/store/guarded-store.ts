import { asError } from "../errors/as-error.ts";
import { TokenStoreError } from "../errors/classes/token.ts";
import type { Language } from "../errors/language.ts";
import { redactError } from "../errors/redact-error.ts";
import { anySignal } from "../time/abort-signal.ts";
import type { Clock } from "../time/clock.ts";
import { DeadlineExceeded, withDeadline } from "../time/deadline.ts";
import { isStoredToken, type StoredToken, type TokenStore } from "./token-store.ts";

/** A store whose operations always end and never reject: faults are only reported. */
export interface GuardedStore {
  get(): Promise<StoredToken | undefined>;
  /** False when a newer generation is already there; true when the store failed. */
  set(token: StoredToken): Promise<boolean>;
  /** Resolves with the release, or with undefined if there is no lock or it was not granted in time. */
  lock(signal: AbortSignal): Promise<(() => Promise<void>) | undefined>;
  readonly hasLock: boolean;
}

/** A store that keeps nothing. */
export const NO_STORE: GuardedStore = {
  get: async () => undefined,
  set: async () => true,
  lock: async () => undefined,
  hasLock: false,
};

export interface StoreLimits {
  /** How long to wait for a lock or any other operation, in milliseconds. */
  readonly lockWaitMs: number;
  /** Milliseconds after which a lock expires. */
  readonly lockLeaseMs: number;
  readonly clock: Clock;
  /** The language of the reported errors. */
  readonly lang?: Language | undefined;
}

/** For operations after the store has used up its time; a healthy store needs no more. */
const MIN_WAIT_MS = 250;
/** The share of lockWaitMs for the takeover lock. */
const TAKEOVER_SHARE = 0.2;

/** WeChat's tokens are well over 100 characters long. */
const LOOKS_LIKE_A_TOKEN = /[\w-]{100,}/g;

type Release = () => Promise<void>;

/**
 * Guards a store for one renewal. All operations share one time limit of about `lockWaitMs`, so that a store that hangs
 * delays a call once, not at every step.
 *
 * @param secrets the tokens known so far; reports contain neither these nor tokens seen later
 */
export function guardStore(
  store: TokenStore,
  key: string,
  limits: StoreLimits,
  report: (error: TokenStoreError) => void,
  secrets: readonly (string | undefined)[] = [],
): GuardedStore {
  const known = new Set(secrets.filter((secret) => secret !== undefined));
  const { lockWaitMs, lockLeaseMs, lang, clock } = limits;
  let leftMs = lockWaitMs;
  /** Whether the store replies; a denied lock is a reply, too. */
  let replies = true;
  let hasReported = false;

  /** One report is enough: a store that fails once in a renewal mostly fails at each step, for one reason. */
  function reportOnce(operation: TokenStoreError["operation"], error: Error): void {
    if (hasReported) return;
    hasReported = true;
    report(new TokenStoreError(operation, key, withoutTokens(error), lang));
  }

  async function attempt<T>(
    operation: TokenStoreError["operation"],
    work: (late: AbortSignal) => Promise<T>,
    otherwise: T,
    allowedMs = Math.max(leftMs, MIN_WAIT_MS),
  ): Promise<T> {
    const startedAtMs = clock.monotonicMs();
    try {
      return await withDeadline(allowedMs, `no reply within ${Math.round(allowedMs)} ms`, work);
    } catch (thrown) {
      const error = asError(thrown);
      if (operation !== "lock" || error instanceof DeadlineExceeded) replies = false;
      reportOnce(operation, error);
      return otherwise;
    } finally {
      leftMs -= clock.monotonicMs() - startedAtMs;
    }
  }

  /** Redis clients put the failed command, with the token in it, on their errors. */
  function withoutTokens(cause: Error): Error {
    const unknown = cause.message.match(LOOKS_LIKE_A_TOKEN) ?? [];
    return redactError(cause, [...known, ...unknown]);
  }

  function lock(name: string, waitMs: number, signal: AbortSignal): Promise<Release | undefined> {
    return attempt(
      "lock",
      async (late) => {
        try {
          const release = await store.lock?.(name, {
            waitMs,
            leaseMs: lockLeaseMs,
            signal: anySignal(signal, late),
          });
          // The deadline has passed: release the lock, or it would stay taken until its lease ends.
          if (late.aborted) await release?.();
          return release && (() => attempt("release", release, undefined));
        } catch (error) {
          // We cancelled the wait: the store did not fail.
          if (signal.aborted) return undefined;
          throw error;
        }
      },
      undefined,
      // A healthy store denies the lock by itself.
      replies ? waitMs + MIN_WAIT_MS : waitMs,
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
          if (!isStoredToken(token)) throw new Error("the stored value is not a token");
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
      const release = await lock(key, replies ? lockWaitMs : MIN_WAIT_MS, signal);
      if (release || !replies || signal.aborted || !store.lock) return release;
      // The holder is dead or slow, and all waiters give up on it at the same moment. If each fetch invalidates the
      // previous token, renewing all at once would leave most of them with a dead one. So they take turns.
      return lock(`${key}:takeover`, Math.max(TAKEOVER_SHARE * lockWaitMs, MIN_WAIT_MS), signal);
    },
  };
}
