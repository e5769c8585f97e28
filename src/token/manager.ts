import type { AxiosInstance } from "axios";
import { TokenFetchError, type TokenStoreError } from "../errors/token.ts";
import { callHook } from "../observe/hook.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import { guardStore, type StoreLimits } from "../store/guarded-store.ts";
import type { TokenStore } from "../store/token-store.ts";
import { waitFor } from "../time/wait.ts";
import { type Held, hold, isYoungFromRefusal } from "./held.ts";
import type { TokenProvider } from "./provider.ts";
import type { FetchPace } from "./renewal/fetch.ts";
import { createForcedFetches } from "./renewal/forced-fetches.ts";
import { type Renewal, type RenewalCause, renew } from "./renewal/renew.ts";

/** Hands out one account's token, and renews it once however many ask. Made by {@link createTokenManager}. */
export interface TokenManager {
  /**
   * The current token, fetched if there is none. An aborted `signal` ends this caller's wait, with the signal's reason;
   * the renewal goes on for the others.
   * @throws {TokenFetchError} when there is no token to be had
   */
  get(options?: { readonly signal?: AbortSignal }): Promise<string>;
  /**
   * A token other than the rejected one. Renews only if `rejected` is still the current token, and resolves with
   * `rejected` itself when nothing could help.
   * @throws {TokenFetchError} when there is no token to be had
   */
  refresh(rejected: string, options?: { readonly signal?: AbortSignal }): Promise<string>;
}

/** What the plugin asks of a manager beyond the public interface. */
export interface ManagerInternals {
  readonly provider: TokenProvider;
  /** The current token without a wait, or undefined when one must be waited for. */
  peek(nowMs?: number): string | undefined;
  /** Adds a listener for renewals, for an attachment that shares the manager; resolves with the way out. */
  listen(onRefresh: ((event: RefreshEvent) => void) | undefined): () => void;
}

/** Registered, so that a manager made by the ESM copy of this package serves an attachment of the CommonJS copy. */
export const INTERNALS = Symbol.for("axios-wechat.token-manager");

/** All that a manager is made of, clocks included. */
export interface ManagerParts extends StoreLimits {
  readonly provider: TokenProvider;
  readonly store: TokenStore;
  readonly refreshAheadMs: number;
  readonly http: () => AxiosInstance;
  readonly onRefresh: ((event: RefreshEvent) => void) | undefined;
  readonly now: () => number;
  readonly pace?: FetchPace | undefined;
}

/** A failure of the token endpoint is everybody's answer for so long. */
const FAILURE_KEPT_MS = 1_000;
/** After a renewal behind the scenes that brought nothing. */
const AHEAD_PAUSE_MS = 10_000;

type Outcome = { readonly token: string } | { readonly cause: Error };

interface Flight {
  readonly outcome: Promise<Outcome>;
  readonly rejected: string | undefined;
  readonly lookOnly: boolean;
}

export function buildTokenManager(
  parts: ManagerParts,
): TokenManager & { readonly [INTERNALS]: ManagerInternals } {
  const { provider, refreshAheadMs, onRefresh, now } = parts;
  const { key } = provider;
  const forcedFetches = createForcedFetches(now);

  let held: Held | undefined;
  /** The token that WeChat refused and that is being replaced: from the refusal on nobody is given it. */
  let refused: string | undefined;
  let flight: Flight | undefined;
  let failure: { readonly cause: Error; readonly untilMs: number } | undefined;
  let aheadNotBeforeMs = 0;

  const listeners = new Set<(event: RefreshEvent) => void>();

  const listen: ManagerInternals["listen"] = (listener) => {
    if (listener) listeners.add(listener);
    return () => void (listener && listeners.delete(listener));
  };
  listen(onRefresh);

  function emit(event: RefreshEvent): void {
    for (const listener of listeners) callHook("onRefresh", listener, event);
  }

  function peek(nowMs = now()): string | undefined {
    if (!held || held.value === refused || nowMs >= held.expiresAtMs) return undefined;
    if (nowMs >= held.aheadFromMs && nowMs >= aheadNotBeforeMs && !flight) {
      takeOff({ reason: "expiring", held });
    }
    return held.value;
  }

  /** Starts the one renewal of the moment. Its outcome is a value: a flight that nobody waits for must not reject. */
  function takeOff(cause: RenewalCause): Flight {
    const { rejected, lookOnly = false } = cause;
    const current: Flight = { outcome: fly(cause), rejected, lookOnly };
    flight = current;
    return current;
  }

  async function fly(cause: RenewalCause): Promise<Outcome> {
    const startedAtMs = now();
    const base = () => ({ key, reason: cause.reason, durationMs: now() - startedAtMs });
    const report = (error: TokenStoreError) =>
      emit({ ...base(), forced: false, outcome: "store-failed", error });
    const store = guardStore(parts.store, key, parts, report, [cause.rejected, cause.held?.value]);
    try {
      const renewal = await renew(cause, { ...parts, store, forcedFetches });
      if (!renewal) {
        // The token may have come of age meanwhile, and been refused by somebody who joined.
        refused = undefined;
        flight = undefined;
        return { token: cause.rejected ?? "" };
      }
      land(cause, renewal);
      emit({ ...base(), forced: renewal.forced, outcome: renewal.outcome });
      return { token: renewal.token.value };
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      failure = { cause: reason, untilMs: now() + FAILURE_KEPT_MS };
      refused = undefined;
      flight = undefined;
      pauseAhead();
      emit({ ...base(), forced: false, outcome: "failed", error: new TokenFetchError(reason, key) });
      return { cause: reason };
    }
  }

  function land(cause: RenewalCause, renewal: Renewal): void {
    held = hold(cause, renewal, refreshAheadMs, now(), held);
    refused = undefined;
    failure = undefined;
    flight = undefined;
    if (renewal.outcome === "unchanged") pauseAhead();
  }

  function pauseAhead(): void {
    const left = held ? held.expiresAtMs - now() : 0;
    aheadNotBeforeMs = now() + Math.min(AHEAD_PAUSE_MS, Math.max(FAILURE_KEPT_MS, left / 4));
  }

  function isTooYoung(rejected: string): boolean {
    return held?.value === rejected && isYoungFromRefusal(held, now());
  }

  /** A failing endpoint is not hammered: its last word stands for a while. */
  function throwRememberedFailure(): void {
    if (failure && now() < failure.untilMs) settle({ cause: failure.cause });
  }

  function settle(outcome: Outcome): string {
    // Each waiter has an error of its own: whoever catches one may write on it.
    if ("cause" in outcome) throw new TokenFetchError(outcome.cause, key);
    return outcome.token;
  }

  return {
    [INTERNALS]: { provider, peek, listen },

    async get({ signal } = {}) {
      signal?.throwIfAborted();
      const token = peek();
      if (token !== undefined) return token;
      if (!flight) throwRememberedFailure();
      const { outcome } = flight ?? takeOff({ reason: held ? "expiring" : "missing", held });
      return settle(await waitFor(outcome, signal));
    },

    async refresh(rejected, { signal } = {}) {
      for (;;) {
        signal?.throwIfAborted();
        const current = peek();
        if (current !== undefined && current !== rejected) return current;
        if (!flight) break;
        const tooYoung = isTooYoung(rejected);
        if (tooYoung) {
          if (flight.rejected !== rejected) return rejected;
        } else if (held?.value === rejected) {
          // The flight may have taken off for another reason, and nobody else has heard that the token is dead.
          refused = rejected;
        }
        const joined = flight;
        const outcome = await waitFor(joined.outcome, signal);
        const wasForIt = joined.rejected === rejected && (tooYoung || !joined.lookOnly);
        if (wasForIt || "cause" in outcome) return settle(outcome);
        // It was under way for another reason, or only to look, and may have come back with the very token that was
        // refused.
      }
      if (isTooYoung(rejected)) {
        // Another process may have left a newer one in the store, and to look there is no renewal.
        const looking = takeOff({ reason: "rejected", rejected, held, lookOnly: true });
        return settle(await waitFor(looking.outcome, signal));
      }
      throwRememberedFailure();
      refused = rejected;
      return settle(await waitFor(takeOff({ reason: "rejected", rejected, held }).outcome, signal));
    },
  };
}
