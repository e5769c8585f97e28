import fc from "fast-check";
import { expect, it } from "vitest";
import { TokenFetchError } from "../../src/index.ts";
import { setups, stickyStories, stories } from "./manager-ops.ts";
import { createManagerWorld, type ManagerWorld } from "./manager-world.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";
import { watchUnhandledRejections } from "./unhandled.ts";

/** A failure of the endpoint, and the rest after it. */
const FAILURE_KEPT_MS = 1_000;
const YOUNG_MS = 5_000;
const FORCE_INTERVAL_MS = 30_000;

const unhandled = watchUnhandledRejections();

type Rule = (world: ManagerWorld) => void;

/** Checks a rule on the record of many stories; another one, of the moment, after each of their steps. */
async function always(rule: Rule, afterEachStep: Rule = () => {}, told = stories): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), setups, told, async (scheduler, setup, story) => {
      const world = createManagerWorld(scheduler, setup);
      for (const op of story) {
        await world.act(op);
        afterEachStep(world);
      }
      await world.finish();
      rule(world);
    }),
    runs(150),
  );
  expect(unhandled).toEqual([]);
}

it("never has two fetches in flight, and every question comes to an end", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always((world) => {
    expect(world.mostInFlight()).toBeLessThanOrEqual(1);
    expect(world.inFlight()).toBe(0);
    expect(world.asks.filter(({ endedAtMs }) => endedAtMs === undefined)).toEqual([]);
  });
});

it("renews only a token that is still the current one", { timeout: TIME_LIMIT_MS }, async () => {
  await always(({ fetches }) => {
    for (const { rejected, before, startedAtMs } of fetches) {
      const held = before.findLast(({ token }) => token !== undefined);
      if (rejected === undefined || !held || held.token === rejected) continue;
      // Only where there is no current one any more.
      expect(held.expiresAtMs).toBeLessThanOrEqual(startedAtMs);
    }
  });
});

it("starts no renewal for a token that a refusal brought less than 5 s ago", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ fetches }) => {
    for (const { rejected, force, startedAtMs, before } of fetches) {
      const held = before.findLast(({ token }) => token !== undefined);
      // Where there is no current token any more, one is fetched whatever was refused.
      if (rejected === undefined || force || held?.token !== rejected) continue;
      const brought = before.filter(
        ({ token, event, atMs }) =>
          token === rejected && event.reason === "rejected" && startedAtMs < atMs + YOUNG_MS,
      );
      expect(brought).toEqual([]);
    }
  });
});

it("remembers a failure of the endpoint for a second", { timeout: TIME_LIMIT_MS }, async () => {
  await always(({ fetches }) => {
    for (const { startedAtMs, before } of fetches) {
      const last = before.at(-1);
      const isRecent = last !== undefined && startedAtMs < last.atMs + FAILURE_KEPT_MS;
      expect(isRecent && last.event.outcome === "failed").toBe(false);
    }
  });
});

it("forces only when the dead token came back, and once in 30 s", { timeout: TIME_LIMIT_MS }, async () => {
  await always(
    ({ fetches }) => {
      const forced = fetches.filter(({ force }) => force);
      for (const [n, one] of forced.entries()) {
        const before = fetches[fetches.indexOf(one) - 1];
        expect([before?.gave, before?.rejected]).toEqual([one.rejected, one.rejected]);
        const last = forced[n - 1];
        if (last) expect(one.startedAtMs - last.startedAtMs).toBeGreaterThanOrEqual(FORCE_INTERVAL_MS);
      }
    },
    undefined,
    stickyStories,
  );
});

it("never hands out a refused token while it is being replaced", { timeout: TIME_LIMIT_MS }, async () => {
  await always(
    () => {},
    (world) => {
      const current = world.peek();
      for (const { rejected, atMs, endedAtMs, controller } of world.asks) {
        if (rejected === undefined || endedAtMs !== undefined || controller?.signal.aborted) continue;
        // A young one is not being replaced; the store is looked at, no more.
        const isYoung = world.landings.some(
          (landing) =>
            landing.token === rejected &&
            landing.event.reason === "rejected" &&
            atMs < landing.atMs + YOUNG_MS,
        );
        if (isYoung) continue;
        expect(current).not.toBe(rejected);
      }
    },
  );
});

it("makes nobody wait while it holds a good token, even when it is renewing ahead", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ asks }) => {
    for (const { rejected, goodThen, atMs, endedAtMs, token, error, controller } of asks) {
      if (goodThen === undefined || goodThen === rejected || controller) continue;
      expect({ token, error, endedAtMs }).toEqual({ token: goodThen, error: undefined, endedAtMs: atMs });
    }
  });
});

it("gives a token that was granted, or an error while the endpoint fails", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ asks, granted, landings }) => {
    for (const { rejected, token, error, atMs, endedAtMs = 0, controller } of asks) {
      if (token !== undefined && token !== rejected) expect(granted).toContain(token);
      if (error === undefined || controller?.signal.aborted) continue;
      expect(error).toBeInstanceOf(TokenFetchError);
      const failures = landings.filter(
        ({ event, atMs: at }) => event.outcome === "failed" && at <= endedAtMs && atMs < at + FAILURE_KEPT_MS,
      );
      expect(failures).not.toEqual([]);
    }
  });
});

it("gives back a refused token only when it is young, or the endpoint gave it again", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ asks, landings }) => {
    for (const { rejected, token, atMs, endedAtMs = 0 } of asks) {
      if (token === undefined || token !== rejected) continue;
      const brought = landings.filter((landing) => landing.token === token && landing.atMs <= endedAtMs);
      expect(brought.some((landing) => atMs < landing.atMs + YOUNG_MS)).toBe(true);
    }
  });
});
