import axios, { type AxiosInstance } from "axios";
import { TokenFetchError, type TokenStoreError } from "../errors/token.ts";
import { callHook } from "../observe/hook.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import { guardStore } from "../store/guarded-store.ts";
import { memoryStore } from "../store/memory.ts";
import { waitFor } from "../time/shared-wait.ts";
import { type Flight, type FlightOutcome, type RenewalResult, SingleFlight } from "./flight.ts";
import { createCurrentToken } from "./freshness.ts";
import type { TokenManagerOptions } from "./options.ts";
import { namedProvider, type TokenProvider } from "./provider.ts";
import type { FetchPace } from "./renewal/fetch.ts";
import { createForcedFetches } from "./renewal/forced-fetches.ts";
import { siblingForTokens } from "./renewal/http.ts";
import { type RenewalCause, renew } from "./renewal/renew.ts";
import { createRenewalPauses, type RenewalPauses } from "./renewal-pauses.ts";

/** Hands out one account's token, and renews it once for all callers. Made by {@link createTokenManager}. */
export interface TokenManager {
  /**
   * Returns the current token, and fetches one if there is none. An aborted `signal` ends this caller's wait with the
   * signal's reason; the renewal goes on for the others.
   * @throws {TokenFetchError} when there is no token
   */
  get(options?: { readonly signal?: AbortSignal }): Promise<string>;
  /**
   * Returns a token other than the rejected one. Renews only if `rejected` is still the current token, and resolves
   * with `rejected` itself when renewal could not help.
   * @throws {TokenFetchError} when there is no token
   */
  refresh(rejected: string, options?: { readonly signal?: AbortSignal }): Promise<string>;
}

/** What the plugin needs of a manager beyond the public interface. */
export interface ManagerInternals {
  readonly provider: TokenProvider;
  /** Paths that start no renewal for a while; shared by all attachments of this manager. */
  readonly renewalPauses: RenewalPauses;
  /** The current token, or undefined when a caller must wait for one. */
  peek(nowMs?: number): string | undefined;
  /** Adds a listener for an attachment that shares the manager; returns the function that removes it. */
  listen(onRefresh: ((event: RefreshEvent) => void) | undefined): () => void;
}

/** Registered, so that a manager of the package's ESM copy works in an attachment of the CommonJS copy. */
export const INTERNALS = Symbol.for("axios-wechat.token-manager");

/** Options, and what the plugin and the tests add to them. */
export interface ManagerParts extends TokenManagerOptions {
  /** Changes each client for token requests before its first use. */
  readonly prepareClient?: (client: AxiosInstance) => AxiosInstance;
  readonly now?: () => number;
  readonly pace?: FetchPace | undefined;
}

const DEFAULT_REFRESH_AHEAD_MS = 240_000;
const DEFAULT_LOCK_WAIT_MS = 5_000;
const DEFAULT_LOCK_LEASE_MS = 10_000;
/** How long a failure of the token endpoint is remembered, so that calls do not hammer it. */
const FAILURE_KEPT_MS = 1_000;

/** Makes a manager from options that were checked before. */
export function createManager(
  parts: ManagerParts,
): TokenManager & { readonly [INTERNALS]: ManagerInternals } {
  const { http = axios.create(), prepareClient = (client) => client, lang, pace, now = Date.now } = parts;
  const provider = namedProvider(parts.provider);
  const { key } = provider;
  const store = parts.store ?? memoryStore();
  const storeLimits = {
    lockWaitMs: parts.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS,
    lockLeaseMs: parts.lockLeaseMs ?? DEFAULT_LOCK_LEASE_MS,
    lang,
  };
  const renewalParts = {
    provider,
    http: () => prepareClient(siblingForTokens(http, lang)),
    forcedFetches: createForcedFetches(now),
    now,
    pace,
    lang,
  };
  const current = createCurrentToken(parts.refreshAheadMs ?? DEFAULT_REFRESH_AHEAD_MS, now);
  const flights = new SingleFlight();
  const listeners = new Set<(event: RefreshEvent) => void>();
  let failure: { readonly cause: Error; readonly untilMs: number } | undefined;

  const listen: ManagerInternals["listen"] = (listener) => {
    if (listener) listeners.add(listener);
    return () => void (listener && listeners.delete(listener));
  };
  listen(parts.onRefresh);

  function emit(event: RefreshEvent): void {
    for (const listener of listeners) callHook("onRefresh", listener, event);
  }

  function peek(nowMs = now()): string | undefined {
    const token = current.peek(nowMs);
    if (token !== undefined && current.isDue(nowMs) && !flights.current) startFlight({ reason: "expiring" });
    return token;
  }

  function startFlight(why: Omit<RenewalCause, "held">): Flight {
    const cause: RenewalCause = { ...why, held: current.held };
    const startedAtMs = now();
    const event = () => ({ key, reason: cause.reason, durationMs: now() - startedAtMs });
    const report = (error: TokenStoreError) =>
      emit({ ...event(), forced: false, outcome: "store-failed", error });
    const guarded = guardStore(store, key, storeLimits, report, [cause.rejected, cause.held?.value]);

    function finish(result: RenewalResult): FlightOutcome {
      if ("error" in result) {
        failure = { cause: result.error, untilMs: now() + FAILURE_KEPT_MS };
        current.finish(cause, undefined);
        current.pauseAhead();
        const error = new TokenFetchError(result.error, key, { lang });
        emit({ ...event(), forced: false, outcome: "failed", error });
        return { cause: result.error };
      }
      const { renewal } = result;
      current.finish(cause, renewal);
      if (!renewal) return { token: cause.rejected ?? "" };
      failure = undefined;
      emit({ ...event(), forced: renewal.forced, outcome: renewal.outcome });
      return { token: renewal.token.value };
    }

    return flights.start(cause, () => renew(cause, { ...renewalParts, store: guarded }), finish);
  }

  function throwRememberedFailure(): void {
    if (failure && now() < failure.untilMs) tokenOf({ cause: failure.cause });
  }

  function tokenOf(outcome: FlightOutcome): string {
    // A new error for each waiter: callers may write on the one that they catch.
    if ("cause" in outcome) throw new TokenFetchError(outcome.cause, key, { lang });
    return outcome.token;
  }

  return {
    [INTERNALS]: { provider, renewalPauses: createRenewalPauses(now), peek, listen },

    async get({ signal } = {}) {
      signal?.throwIfAborted();
      const token = peek();
      if (token !== undefined) return token;
      if (!flights.current) throwRememberedFailure();
      const flight = flights.current ?? startFlight({ reason: current.held ? "expiring" : "missing" });
      return tokenOf(await waitFor(flight.outcome, signal));
    },

    async refresh(rejected, { signal } = {}) {
      for (;;) {
        signal?.throwIfAborted();
        const token = peek();
        if (token !== undefined && token !== rejected) return token;
        const joined = flights.current;
        if (!joined) break;
        const young = current.isYoung(rejected);
        if (young && joined.rejected !== rejected) return rejected;
        // The flight may have started for another reason: from now on no caller gets the rejected token.
        if (!young) current.markRejected(rejected);
        const outcome = await waitFor(joined.outcome, signal);
        const wasForIt = joined.rejected === rejected && (young || !joined.lookOnly);
        if (wasForIt || "cause" in outcome) return tokenOf(outcome);
        // It started for another reason, or only looked into the store, and may have returned the rejected token.
      }
      // A young token is not fetched again, but another process may have stored a newer one.
      const lookOnly = current.isYoung(rejected);
      if (!lookOnly) {
        throwRememberedFailure();
        current.markRejected(rejected);
      }
      const flight = startFlight({ reason: "rejected", rejected, lookOnly });
      return tokenOf(await waitFor(flight.outcome, signal));
    },
  };
}
