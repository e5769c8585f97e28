import { describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/time/clock.ts";
import { type FlightOutcome, type RenewalResult, SingleFlight } from "../../../src/token/flight.ts";
import type { Renewal } from "../../../src/token/renewal/renew.ts";
import { createTestClock } from "../../test-clock.ts";
import { later } from "./manager-world.ts";

const RENEWAL: Renewal = {
  token: { value: "T1", generation: 1, expiresAtMs: 2 },
  lifetimeMs: 1,
  outcome: "fetched",
  forced: false,
};
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function world() {
  const clock = createTestClock();
  const flights = new SingleFlight(clock);
  const renewal = later<Renewal | undefined>();
  const finished: (RenewalResult & { isForgotten: boolean; wasFrozen: boolean })[] = [];
  const outcomeOf = (result: RenewalResult): FlightOutcome =>
    "error" in result ? { cause: result.error } : { token: result.renewal?.token.value ?? "" };
  const flight = flights.start(
    { reason: "missing" },
    () => renewal.promise,
    (result, state) => {
      finished.push({ ...result, ...state });
      return state.wasFrozen && "error" in result ? undefined : outcomeOf(result);
    },
  );
  return { clock, flights, flight, renewal, finished };
}

describe("a flight", () => {
  it("is the current one until it ends, and gives all waiting callers its outcome", async () => {
    const { clock, flights, flight, renewal, finished } = world();
    expect(flights.current).toBe(flight);
    const waits = [flight.wait(undefined), flight.wait(new AbortController().signal)];
    renewal.resolve(RENEWAL);
    await expect(Promise.all(waits)).resolves.toEqual([{ token: "T1" }, { token: "T1" }]);
    expect(flights.current).toBeUndefined();
    expect(finished).toEqual([{ renewal: RENEWAL, isForgotten: false, wasFrozen: false }]);
    expect(clock.timersLeft()).toBe(0);
  });

  it("that fails has the failure as a value, so that no rejection is unhandled", async () => {
    const { clock, flight, renewal, finished } = world();
    renewal.reject(new Error("no"));
    await settle();
    expect(finished).toMatchObject([{ error: { message: "no" } }]);
    await expect(flight.wait(undefined)).resolves.toMatchObject({ cause: { message: "no" } });
    expect(clock.timersLeft()).toBe(0);
  });

  it("that was forgotten ends without affecting the next one", async () => {
    const { flights, flight, renewal, finished } = world();
    flights.forget();
    const next = flights.start(
      { reason: "missing" },
      () => new Promise(() => {}),
      () => undefined,
    );
    renewal.resolve(RENEWAL);
    await expect(flight.wait(undefined)).resolves.toEqual({ token: "T1" });
    expect(flights.current).toBe(next);
    expect(finished).toMatchObject([{ isForgotten: true }]);
  });
});

describe("a caller's wait", () => {
  it("ends at once with an abort, and leaves the renewal to the others", async () => {
    const { clock, flight, renewal } = world();
    const controller = new AbortController();
    const gone = flight.wait(controller.signal);
    const stays = flight.wait(new AbortController().signal);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    await expect(flight.wait(controller.signal)).rejects.toBe(reason);
    renewal.resolve(RENEWAL);
    await expect(stays).resolves.toEqual({ token: "T1" });
    expect(clock.timersLeft()).toBe(0);
  });

  it("leaves no listener on the caller's signal", async () => {
    const { flight, renewal } = world();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    renewal.resolve(RENEWAL);
    await flight.wait(signal);
    expect(added).toHaveBeenCalledOnce();
    const nameAndListener = (call: readonly unknown[]) => call.slice(0, 2);
    expect(removed.mock.calls.map(nameAndListener)).toEqual(added.mock.calls.map(nameAndListener));
  });

  it("keeps the process alive, unlike the renewal itself", async () => {
    const every = vi.spyOn(systemClock, "every");
    const flights = new SingleFlight(systemClock);
    const renewal = later<Renewal>();
    const flight = flights.start(
      { reason: "missing" },
      () => renewal.promise,
      () => undefined,
    );
    expect(every.mock.calls.map((call) => call[2])).toEqual([false]);
    const waiting = flight.wait(undefined);
    expect(every.mock.calls.map((call) => call[2])).toEqual([false, true]);
    renewal.resolve(RENEWAL);
    await waiting;
  });
});

describe("a renewal that its runtime has dropped", () => {
  function dropped() {
    const clock = createTestClock();
    // As on Workers, where timers of a request that has ended never run again.
    let ofRenewal = true;
    const flights = new SingleFlight({
      wallMs: clock.wallMs,
      monotonicMs: clock.monotonicMs,
      every(ms, tick, keepsAlive) {
        const isLost = ofRenewal;
        ofRenewal = false;
        return isLost ? () => {} : clock.every(ms, tick, keepsAlive);
      },
    });
    const start = () =>
      flights.start(
        { reason: "missing" },
        () => new Promise(() => {}),
        () => undefined,
      );
    return { clock, flights, start, flight: start() };
  }

  it("is given up by its waiters after five missed heartbeats", async () => {
    const { clock, flights, flight } = dropped();
    const outcome = vi.fn();
    flight.wait(undefined).then(outcome);
    clock.pass(4_999);
    await settle();
    expect(outcome).not.toHaveBeenCalled();
    expect(flights.current).toBe(flight);
    clock.pass(1);
    await settle();
    expect(outcome).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(flights.current).toBeUndefined();
    expect(clock.timersLeft()).toBe(0);
  });

  it("and that was forgotten leaves the next one the current one when it is given up", async () => {
    const { clock, flights, flight, start } = dropped();
    const waiting = flight.wait(undefined);
    flights.forget();
    const next = start();
    clock.pass(5_000);
    await expect(waiting).resolves.toBeUndefined();
    expect(flights.current).toBe(next);
  });

  it("is distinguished from a slow one", async () => {
    const { clock, flights, flight, renewal } = world();
    const outcome = vi.fn();
    flight.wait(undefined).then(outcome);
    clock.pass(60_000);
    await settle();
    expect(outcome).not.toHaveBeenCalled();
    expect(flights.current).toBe(flight);
    renewal.resolve(RENEWAL);
    await settle();
    expect(outcome).toHaveBeenCalledExactlyOnceWith({ token: "T1" });
  });

  it("is distinguished from one whose process was frozen together with its waiters", async () => {
    const { clock, flights, flight } = world();
    const outcome = vi.fn();
    flight.wait(undefined).then(outcome);
    for (let n = 0; n < 10; n += 1) clock.freeze(60_000);
    await settle();
    expect(outcome).not.toHaveBeenCalled();
    expect(flights.current).toBe(flight);
  });
});

describe("a renewal in a process that was frozen", () => {
  it.each<[string, (clock: ReturnType<typeof createTestClock>) => void]>([
    ["was stopped", (clock) => clock.freeze(24_000)],
    [
      "slept, while the monotonic clock stood still",
      (clock) => {
        clock.setWall(24_000);
        clock.pass(1_000);
      },
    ],
  ])("and %s does not pass its failure on", async (_, freeze) => {
    const { clock, flight, renewal, finished } = world();
    const waiting = flight.wait(undefined);
    freeze(clock);
    renewal.reject(new Error("socket hang up"));
    await expect(waiting).resolves.toBeUndefined();
    expect(finished).toMatchObject([{ wasFrozen: true }]);
  });

  it("for 3 s passes it on: so late a heartbeat may be", async () => {
    const { clock, flight, renewal, finished } = world();
    const waiting = flight.wait(undefined);
    clock.freeze(3_000);
    renewal.reject(new Error("no"));
    await expect(waiting).resolves.toMatchObject({ cause: { message: "no" } });
    expect(finished).toMatchObject([{ wasFrozen: false }]);
  });

  it("is recognized even when the failure comes before the next heartbeat", async () => {
    const { clock, renewal, flight, finished } = world();
    const { wallMs, monotonicMs } = clock;
    vi.spyOn(clock, "wallMs").mockImplementation(() => wallMs() + 24_000);
    vi.spyOn(clock, "monotonicMs").mockImplementation(() => monotonicMs() + 24_000);
    renewal.reject(new Error("socket hang up"));
    await expect(flight.wait(undefined)).resolves.toBeUndefined();
    expect(finished).toMatchObject([{ wasFrozen: true }]);
  });

  it("still returns its token", async () => {
    const { clock, flight, renewal } = world();
    const waiting = flight.wait(undefined);
    clock.freeze(24_000);
    renewal.resolve(RENEWAL);
    await expect(waiting).resolves.toEqual({ token: "T1" });
  });

  it("was not frozen when the heartbeats were in time, however long it took", async () => {
    const { clock, flight, renewal, finished } = world();
    const waiting = flight.wait(undefined);
    clock.pass(24_000);
    renewal.reject(new Error("no"));
    await expect(waiting).resolves.toMatchObject({ cause: { message: "no" } });
    expect(finished).toMatchObject([{ wasFrozen: false }]);
  });
});
