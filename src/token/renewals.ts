import { TokenFetchError, type TokenStoreError } from "../errors/classes/token.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import { callHook } from "../observe/hook.ts";
import type { RefreshEvents } from "../observe/refresh-events.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import type { CurrentToken } from "./current-token.ts";
import {
  type Flight,
  type FlightEnd,
  type FlightOutcome,
  type RenewalResult,
  SingleFlight,
} from "./flight.ts";
import type { TokenProvider } from "./provider.ts";
import { ForcedFetchLimiter } from "./renewal/forced-fetch-limiter.ts";
import type { RenewalCause } from "./renewal/renew.ts";
import { RenewalLimiter } from "./renewal/renewal-limiter.ts";
import type { RenewalSettings } from "./renewal/settings.ts";

/** How long a failure of the token endpoint is remembered, so that calls do not hammer it. */
const FAILURE_KEPT_MS = 1_000;
/** How long it is remembered that renewal returned the rejected token itself. */
const UNCHANGED_KEPT_MS = 5_000;

/** Renews tokens. */
export const tokenRenewal = /* @__PURE__ */ lazyModule(() => import("./renewal/renew.ts"));

/** Whose renewals they are. */
interface Owner {
  readonly provider: TokenProvider;
  readonly account: string;
}

/** The renewals of one manager: one at a time, for all who need it. */
export class Renewals {
  readonly #owner: Owner;
  readonly #settings: RenewalSettings;
  readonly #current: CurrentToken;
  readonly #events: RefreshEvents;
  readonly #flights: SingleFlight;
  readonly #allowance: RenewalLimiter;
  readonly #forcedFetches: ForcedFetchLimiter;
  #unchanged: { readonly token: string; readonly untilMs: number } | undefined;
  #failure: { readonly cause: Error; readonly untilMs: number } | undefined;

  /** @param current takes each result */
  constructor(owner: Owner, settings: RenewalSettings, current: CurrentToken, events: RefreshEvents) {
    const { clock } = settings;
    this.#owner = owner;
    this.#settings = settings;
    this.#current = current;
    this.#events = events;
    this.#flights = new SingleFlight(clock);
    this.#allowance = new RenewalLimiter(clock.monotonicMs);
    this.#forcedFetches = new ForcedFetchLimiter(clock.monotonicMs);
  }

  get isBusy(): boolean {
    return this.#flights.current !== undefined;
  }

  /** Starts a renewal that no call waits for, unless one is under way. */
  startInBackground(): void {
    const { current } = this.#flights;
    // What a runtime has dropped in spite of `waitUntil` would stay the current one until a call waits for it.
    if (current && !(this.#settings.waitUntil && current.isOverdue)) return;
    this.#passToWaitUntil(this.#start({ reason: "expiring" }));
  }

  /**
   * The renewal under way, or a new one. With `rejected`, no call gets that token until the renewal has ended.
   * @throws {TokenFetchError} for a second after a failure
   */
  joinOrStart(rejected?: string): Flight {
    const { current } = this.#flights;
    const flight = current ?? this.#startFor(rejected);
    // Other calls that wait for it need it even if the request of this one is canceled.
    if (!current && this.#settings.endsWithRequest) this.#passToWaitUntil(flight);
    // The flight may have started for another reason.
    if (rejected !== undefined && !flight.lookOnly) this.#current.markRejected(rejected);
    return flight;
  }

  /** Forgets the renewal under way, remembered failures, and how many renewals there were. */
  clear(): void {
    this.#flights.forget();
    this.#allowance.reset();
    this.#failure = undefined;
    this.#unchanged = undefined;
  }

  #startFor(rejected: string | undefined): Flight {
    if (this.#failure && this.#now() < this.#failure.untilMs) throw this.#fetchError(this.#failure.cause);
    if (rejected !== undefined) {
      return this.#start({ reason: "rejected", rejected, lookOnly: this.#whyLookOnly(rejected) });
    }
    return this.#start({ reason: this.#current.held ? "expiring" : "missing" });
  }

  #whyLookOnly(rejected: string): RenewalCause["lookOnly"] {
    const unchanged = this.#unchanged;
    if (unchanged?.token === rejected && this.#now() < unchanged.untilMs) return "unchanged";
    return this.#allowance.take() ? undefined : "held-back";
  }

  #start(why: Omit<RenewalCause, "held">): Flight {
    const { provider, account } = this.#owner;
    const { key } = provider;
    const cause: RenewalCause = { ...why, held: this.#current.held };
    const startedAtMs = this.#now();
    const event: NewEvent = () => ({
      key,
      account,
      reason: cause.reason,
      durationMs: Math.round(this.#now() - startedAtMs),
    });
    const report = (error: TokenStoreError) =>
      this.#events.emit({ ...event(), forced: false, outcome: "store-failed", error });
    return this.#flights.start(
      cause,
      async () => {
        const { renewToken } = tokenRenewal.module ?? (await tokenRenewal.load());
        return renewToken(cause, provider, this.#settings, this.#forcedFetches, report);
      },
      (result, end) => this.#finish(cause, result, end, event),
    );
  }

  #passToWaitUntil(flight: Flight): void {
    callHook("waitUntil", this.#settings.waitUntil, flight.ended);
  }

  #finish(
    cause: RenewalCause,
    result: RenewalResult,
    { isForgotten, wasFrozen }: FlightEnd,
    event: NewEvent,
  ): FlightOutcome | undefined {
    if (!isForgotten) this.#remember(cause, result, wasFrozen);
    if ("error" in result) {
      const { error } = result;
      this.#events.emit({ ...event(), forced: false, outcome: "failed", error: this.#fetchError(error) });
      return wasFrozen ? undefined : { cause: error };
    }
    if (result.renewal) {
      const { token, outcome, forced } = result.renewal;
      this.#events.emit({ ...event(), forced, outcome });
      return { token: token.value, isFetched: outcome === "fetched" };
    }
    const token = cause.rejected ?? "";
    if (cause.lookOnly === "unchanged") return { token };
    const heldBackMs = Math.ceil(this.#allowance.waitMs());
    this.#events.emit({ ...event(), forced: false, outcome: "held-back", heldBackMs });
    return { token, heldBackMs };
  }

  #remember(cause: RenewalCause, result: RenewalResult, wasFrozen: boolean): void {
    const renewal = "renewal" in result ? result.renewal : undefined;
    this.#current.finish(renewal);
    if (renewal) this.#failure = undefined;
    if (renewal?.outcome === "unchanged" && cause.rejected !== undefined) {
      this.#unchanged = { token: cause.rejected, untilMs: this.#now() + UNCHANGED_KEPT_MS };
    }
    if ("error" in result && !wasFrozen) {
      this.#failure = { cause: result.error, untilMs: this.#now() + FAILURE_KEPT_MS };
      this.#current.pauseAhead();
    }
  }

  #fetchError(cause: Error): TokenFetchError {
    const { provider, account } = this.#owner;
    return new TokenFetchError(cause, provider.key, { account, lang: this.#settings.lang });
  }

  #now(): number {
    return this.#settings.clock.monotonicMs();
  }
}

type NewEvent = () => Pick<RefreshEvent, "key" | "account" | "reason" | "durationMs">;
