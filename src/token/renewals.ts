import type { AxiosInstance } from "axios";
import { TokenFetchError, type TokenStoreError } from "../errors/token.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import { guardStore } from "../store/guarded-store.ts";
import { memoryStore } from "../store/memory.ts";
import type { Clock } from "../time/clock.ts";
import { type Flight, type FlightOutcome, SingleFlight } from "./flight.ts";
import type { CurrentToken } from "./freshness.ts";
import type { TokenManagerOptions } from "./options.ts";
import type { TokenProvider } from "./provider.ts";
import { createRenewalAllowance } from "./renewal/allowance.ts";
import type { FetchPace } from "./renewal/fetch.ts";
import { createForcedFetches } from "./renewal/forced-fetches.ts";
import { siblingForTokens } from "./renewal/http.ts";
import { type Renewal, type RenewalCause, renew } from "./renewal/renew.ts";

const DEFAULT_LOCK_WAIT_MS = 5_000;
const DEFAULT_LOCK_LEASE_MS = 10_000;
/** How long a failure of the token endpoint is remembered, so that calls do not hammer it. */
const FAILURE_KEPT_MS = 1_000;
/** How long it is remembered that renewal returned the rejected token itself. */
const UNCHANGED_KEPT_MS = 5_000;

export interface RenewalsParts extends Omit<TokenManagerOptions, "provider" | "http"> {
  readonly provider: TokenProvider;
  readonly http: AxiosInstance;
  readonly clock: Clock;
  /** Changes each client for token requests before its first use. */
  readonly prepareClient?: (client: AxiosInstance) => AxiosInstance;
  readonly pace?: FetchPace | undefined;
}

/** The renewals of one manager: one at a time, for all who need it. */
export interface Renewals {
  /** Starts a renewal that nobody waits for, unless one is under way. */
  startInBackground(): void;
  /**
   * The renewal under way, or a new one. With `rejected`, nobody gets that token until the renewal has ended.
   * @throws {TokenFetchError} for a second after a failure
   */
  joinOrStart(rejected?: string): Flight;
  /** Forgets the renewal under way, remembered failures, and how many renewals there were. */
  clear(): void;
}

/** @param current takes each result */
export function createRenewals(
  parts: RenewalsParts,
  current: CurrentToken,
  emit: (event: RefreshEvent) => void,
): Renewals {
  const { provider, http, prepareClient = (client) => client, lang, pace, clock } = parts;
  const { key } = provider;
  const now = () => clock.monotonicMs();
  const storeLimits = {
    lockWaitMs: parts.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS,
    lockLeaseMs: parts.lockLeaseMs ?? DEFAULT_LOCK_LEASE_MS,
    lang,
    clock,
  };
  const renewalParts = {
    provider,
    http: () => prepareClient(siblingForTokens(http, { product: provider.product, lang })),
    forcedFetches: createForcedFetches(now),
    clock,
    pace,
    lang,
  };
  const flights = new SingleFlight(clock);
  const allowance = createRenewalAllowance(now);
  let store = parts.store ?? memoryStore();
  const fetchError = (cause: Error) => new TokenFetchError(cause, key, { lang });
  let unchanged: { readonly token: string; readonly untilMs: number } | undefined;
  let failure: { readonly cause: Error; readonly untilMs: number } | undefined;

  function start(why: Omit<RenewalCause, "held">): Flight {
    const cause: RenewalCause = { ...why, held: current.held };
    const startedAtMs = now();
    const event = () => ({ key, reason: cause.reason, durationMs: Math.round(now() - startedAtMs) });
    const report = (error: TokenStoreError) =>
      emit({ ...event(), forced: false, outcome: "store-failed", error });
    const guarded = guardStore(store, key, storeLimits, report, [cause.rejected, cause.held?.value]);

    function succeed(renewal: Renewal): FlightOutcome {
      emit({ ...event(), forced: renewal.forced, outcome: renewal.outcome });
      return { token: renewal.token.value };
    }

    function fail(error: Error): FlightOutcome {
      emit({ ...event(), forced: false, outcome: "failed", error: fetchError(error) });
      return { cause: error };
    }

    function bringNothing(): FlightOutcome {
      const token = cause.rejected ?? "";
      if (cause.lookOnly === "unchanged") return { token };
      const heldBackMs = Math.ceil(allowance.waitMs());
      emit({ ...event(), forced: false, outcome: "held-back", heldBackMs });
      return { token, heldBackMs };
    }

    return flights.start(
      cause,
      () => renew(cause, { ...renewalParts, store: guarded }),
      (result, { isForgotten, wasFrozen }) => {
        const renewal = "renewal" in result ? result.renewal : undefined;
        const hasFailed = "error" in result;
        if (!isForgotten) {
          current.finish(renewal);
          if (renewal) failure = undefined;
          if (renewal?.outcome === "unchanged" && cause.rejected !== undefined) {
            unchanged = { token: cause.rejected, untilMs: now() + UNCHANGED_KEPT_MS };
          }
          if (hasFailed && !wasFrozen) {
            failure = { cause: result.error, untilMs: now() + FAILURE_KEPT_MS };
            current.pauseAhead();
          }
        }
        if (renewal) return succeed(renewal);
        if (!hasFailed) return bringNothing();
        const outcome = fail(result.error);
        return wasFrozen ? undefined : outcome;
      },
    );
  }

  function whyLookOnly(rejected: string): RenewalCause["lookOnly"] {
    if (unchanged?.token === rejected && now() < unchanged.untilMs) return "unchanged";
    return allowance.take() ? undefined : "held-back";
  }

  function startFor(rejected: string | undefined): Flight {
    if (failure && now() < failure.untilMs) throw fetchError(failure.cause);
    if (rejected !== undefined) {
      return start({ reason: "rejected", rejected, lookOnly: whyLookOnly(rejected) });
    }
    return start({ reason: current.held ? "expiring" : "missing" });
  }

  return {
    startInBackground() {
      if (!flights.current) start({ reason: "expiring" });
    },
    joinOrStart(rejected) {
      const flight = flights.current ?? startFor(rejected);
      // The flight may have started for another reason.
      if (rejected !== undefined && !flight.lookOnly) current.markRejected(rejected);
      return flight;
    },
    clear() {
      flights.forget();
      allowance.reset();
      failure = undefined;
      unchanged = undefined;
      // One that the user gave belongs to others as well.
      if (!parts.store) store = memoryStore();
    },
  };
}
