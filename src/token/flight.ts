import { abortReason } from "../time/abort-signal.ts";
import type { Clock } from "../time/clock.ts";
import type { Renewal, RenewalCause } from "./renewal/renew.ts";

/** How often a renewal shows that it is alive, in milliseconds. */
const HEARTBEAT_MS = 1_000;
/** After so many heartbeats that did not come, a renewal is lost: a runtime may drop the work of a request that has ended. */
const MAX_MISSED_HEARTBEATS = 5;
/** A heartbeat that is so late means that the whole process was frozen, or asleep. */
const FROZEN_AFTER_MS = 3_000;

/** How a flight ended, as a value: a flight that nothing waits for must not reject. */
export type FlightOutcome = RenewedToken | { readonly cause: Error };

/** The token that a renewal brought. */
export interface RenewedToken {
  readonly token: string;
  /** Milliseconds until a rejected token may be renewed again; undefined when its renewal was made. */
  readonly heldBackMs?: number | undefined;
  /** Whether it is fresh from WeChat. One that was there already may be dead, too. */
  readonly isFetched?: boolean | undefined;
}

/** How a renewal ended, before the manager has taken note of it. */
export type RenewalResult = { readonly renewal: Renewal | undefined } | { readonly error: Error };

/** What happened around a flight. */
export interface FlightEnd {
  /** Its result no longer counts. */
  readonly isForgotten: boolean;
  /** The process was frozen meanwhile. */
  readonly wasFrozen: boolean;
}

/** One renewal, shared by all callers that need it. */
export class Flight {
  readonly rejected: string | undefined;
  readonly lookOnly: boolean;
  readonly #clock: Clock;
  readonly #outcome: Promise<FlightOutcome | undefined>;
  readonly #onLost: (flight: Flight) => void;
  #heartbeats = 0;
  #frozen = false;
  #heartbeatAt: { readonly wallMs: number; readonly monotonicMs: number };

  /**
   * @param end takes note of the result; returns undefined when the callers should start anew
   * @param onLost is told that the renewal is lost
   */
  constructor(
    cause: RenewalCause,
    clock: Clock,
    renew: () => Promise<Renewal | undefined>,
    end: (flight: Flight, result: RenewalResult) => FlightOutcome | undefined,
    onLost: (flight: Flight) => void,
  ) {
    this.rejected = cause.rejected;
    this.lookOnly = cause.lookOnly !== undefined;
    this.#clock = clock;
    this.#onLost = onLost;
    this.#heartbeatAt = this.#now();
    const stop = clock.every(HEARTBEAT_MS, () => this.#heartbeat(), false);
    const ended = (result: RenewalResult) => {
      stop();
      return end(this, result);
    };
    this.#outcome = renew().then(
      (renewal) => ended({ renewal }),
      (error: Error) => ended({ error }),
    );
  }

  /** Never rejects. */
  get ended(): Promise<unknown> {
    return this.#outcome;
  }

  /** Whether its timer seems to have stopped: nothing waits for this flight, and so nothing counts its heartbeats. */
  get isOverdue(): boolean {
    return (
      this.#now().monotonicMs - this.#heartbeatAt.monotonicMs > (MAX_MISSED_HEARTBEATS + 1) * HEARTBEAT_MS
    );
  }

  /** Whether the process was frozen meanwhile: a failure then says nothing about the token endpoint. */
  get wasFrozen(): boolean {
    this.#noticeFreeze();
    return this.#frozen;
  }

  /**
   * Waits for the end on behalf of one caller, whose abort ends its wait and not the renewal. The wait keeps the process
   * alive, because the timers of the renewal do not. It counts the heartbeats with a timer of its own: the renewal's timers may
   * be gone.
   *
   * @returns undefined when the renewal is lost, or failed because the process was frozen: the caller starts another
   */
  async wait(signal: AbortSignal | undefined): Promise<FlightOutcome | undefined> {
    let lost: () => void = () => {};
    const loss = new Promise<undefined>((resolve) => {
      lost = () => resolve(undefined);
    });
    let seen = this.#heartbeats;
    let missed = 0;
    const stop = this.#clock.every(
      HEARTBEAT_MS,
      () => {
        missed = this.#heartbeats === seen ? missed + 1 : 0;
        seen = this.#heartbeats;
        if (missed < MAX_MISSED_HEARTBEATS) return;
        this.#onLost(this);
        lost();
      },
      true,
    );
    try {
      return await settledOrAborted(Promise.race([this.#outcome, loss]), signal);
    } finally {
      stop();
    }
  }

  #heartbeat(): void {
    this.#noticeFreeze();
    this.#heartbeats += 1;
    this.#heartbeatAt = this.#now();
  }

  #noticeFreeze(): void {
    const { wallMs, monotonicMs } = this.#now();
    // The monotonic clock stands still while a machine sleeps.
    const lateMs = Math.max(wallMs - this.#heartbeatAt.wallMs, monotonicMs - this.#heartbeatAt.monotonicMs);
    if (lateMs > FROZEN_AFTER_MS) this.#frozen = true;
  }

  #now() {
    return { wallMs: this.#clock.wallMs(), monotonicMs: this.#clock.monotonicMs() };
  }
}

/** Runs one renewal at a time. */
export class SingleFlight {
  readonly #clock: Clock;
  #current: Flight | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get current(): Flight | undefined {
    return this.#current;
  }

  /** @param finish takes note of the result, of a forgotten flight too; by then the flight is over */
  start(
    cause: RenewalCause,
    renew: () => Promise<Renewal | undefined>,
    finish: (result: RenewalResult, end: FlightEnd) => FlightOutcome | undefined,
  ): Flight {
    this.#current = new Flight(
      cause,
      this.#clock,
      renew,
      (flight, result) => {
        const isForgotten = this.#current !== flight;
        if (!isForgotten) this.#current = undefined;
        return finish(result, { isForgotten, wasFrozen: flight.wasFrozen });
      },
      (flight) => {
        if (this.#current === flight) this.forget();
      },
    );
    return this.#current;
  }

  /** The current flight goes on, but its result no longer counts. */
  forget(): void {
    this.#current = undefined;
  }
}

/** An abort ends this wait, with the signal's reason, and not the work. */
async function settledOrAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  if (signal.aborted) throw abortReason(signal);
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortReason(signal));
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
