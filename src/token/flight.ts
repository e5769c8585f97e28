import type { Renewal, RenewalCause } from "./renewal/renew.ts";

/** How a flight ended, as a value: a flight that nothing waits for must not reject. */
export type FlightOutcome = { readonly token: string } | { readonly cause: Error };

/** The one renewal under way, shared by all callers that need it. */
export interface Flight {
  readonly outcome: Promise<FlightOutcome>;
  readonly rejected: string | undefined;
  readonly lookOnly: boolean;
}

/** How a renewal ended, before the manager has taken note of it. */
export type RenewalResult = { readonly renewal: Renewal | undefined } | { readonly error: Error };

/** Runs one renewal at a time. */
export class SingleFlight {
  #current: Flight | undefined;

  get current(): Flight | undefined {
    return this.#current;
  }

  /** @param finish takes note of the result; by then the flight is over */
  start(
    cause: RenewalCause,
    renew: (cause: RenewalCause) => Promise<Renewal | undefined>,
    finish: (result: RenewalResult) => FlightOutcome,
  ): Flight {
    const end = (result: RenewalResult) => {
      this.#current = undefined;
      return finish(result);
    };
    const outcome = renew(cause).then(
      (renewal) => end({ renewal }),
      (reason: unknown) => end({ error: reason instanceof Error ? reason : new Error(String(reason)) }),
    );
    this.#current = { outcome, rejected: cause.rejected, lookOnly: cause.lookOnly ?? false };
    return this.#current;
  }
}
