import fc from "fast-check";
import { expect, it } from "vitest";
import { TokenFetchError } from "../../src/index.ts";
import "./loaded-on-demand.ts";
import { burstStories, setups, stickyStories, stories } from "./manager-ops.ts";
import { createManagerWorld, type ManagerWorld } from "./manager-world.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";
import { watchUnhandledRejections } from "./unhandled.ts";

/** A failure of the endpoint, and the pause after it. */
const FAILURE_KEPT_MS = 1_000;
/** Ten renewals in a burst, and one more every 5 s. */
const BURST = 10;
const REFILL_MS = 5_000;
/** The endpoint returned the rejected token itself. */
const UNCHANGED_KEPT_MS = 5_000;
const FORCE_INTERVAL_MS = 30_000;

const unhandled = watchUnhandledRejections();

type Rule = (world: ManagerWorld) => void;

/** Checks one rule on the record of many stories, and another one on the state after each of their steps. */
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

function cameBackUnchanged({ endedRenewals }: ManagerWorld, rejected: string, atMs: number): boolean {
  return endedRenewals.some(
    ({ token, event, atMs: at }) =>
      token === rejected && event.outcome === "unchanged" && atMs < at + UNCHANGED_KEPT_MS,
  );
}

function mayBeHeldBack({ fetches }: ManagerWorld): boolean {
  return fetches.filter(({ rejected }) => rejected !== undefined).length >= BURST;
}

it("never has two fetches in flight, and every call ends", {
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
    for (const { rejected, before, startedAtMs, startedWallMs } of fetches) {
      const held = before.findLast(({ token }) => token !== undefined);
      if (rejected === undefined || !held || held.token === rejected) continue;
      // Only if there is no current one any more, by either clock.
      expect(Math.min(held.endsAtMs - startedAtMs, held.endsAtWallMs - startedWallMs)).toBeLessThanOrEqual(0);
    }
  });
});

it("starts at most ten renewals for rejected tokens in a burst, and one more every 5 s", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(
    ({ fetches }) => {
      const starts = fetches.filter(({ rejected, force }) => rejected !== undefined && !force);
      for (const [first, { startedAtMs: fromMs }] of starts.entries()) {
        for (const [last, { startedAtMs: toMs }] of starts.entries()) {
          if (last < first) continue;
          expect(last - first + 1).toBeLessThanOrEqual(BURST + (toMs - fromMs) / REFILL_MS);
        }
      }
    },
    undefined,
    fc.oneof(stories, burstStories),
  );
});

it("remembers a failure of the endpoint for a second", { timeout: TIME_LIMIT_MS }, async () => {
  await always(({ fetches }) => {
    for (const { startedAtMs, before } of fetches) {
      const last = before.at(-1);
      const isRecent = last !== undefined && !last.wasFrozen && startedAtMs < last.atMs + FAILURE_KEPT_MS;
      expect(isRecent && last.event.outcome === "failed").toBe(false);
    }
  });
});

it("forces a fetch only when the rejected token came back, and once in 30 s", {
  timeout: TIME_LIMIT_MS,
}, async () => {
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

it("never returns a rejected token while it is being replaced", { timeout: TIME_LIMIT_MS }, async () => {
  await always(
    () => {},
    (world) => {
      const current = world.peek();
      for (const { rejected, atMs, endedAtMs, controller } of world.asks) {
        if (rejected === undefined || endedAtMs !== undefined || controller?.signal.aborted) continue;
        // In these cases, only the store is read.
        if (cameBackUnchanged(world, rejected, atMs) || mayBeHeldBack(world)) continue;
        expect(current).not.toBe(rejected);
      }
    },
  );
});

it("never makes a caller wait while it has a good token, even during a background renewal", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ asks }) => {
    for (const { rejected, goodThen, atMs, endedAtMs, token, error, controller } of asks) {
      if (goodThen === undefined || goodThen === rejected || controller) continue;
      expect({ token, error, endedAtMs }).toEqual({ token: goodThen, error: undefined, endedAtMs: atMs });
    }
  });
});

it("returns a token that was granted, or fails while the endpoint fails", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(({ asks, granted, endedRenewals }) => {
    for (const { rejected, token, error, atMs, endedAtMs = 0, controller } of asks) {
      if (token !== undefined && token !== rejected) expect(granted).toContain(token);
      if (error === undefined || controller?.signal.aborted) continue;
      expect(error).toBeInstanceOf(TokenFetchError);
      const failures = endedRenewals.filter(
        ({ event, atMs: at }) => event.outcome === "failed" && at <= endedAtMs && atMs < at + FAILURE_KEPT_MS,
      );
      expect(failures).not.toEqual([]);
    }
  });
});

it("returns a rejected token only if its renewal is held back, or the endpoint returned it again", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  await always(
    ({ asks, endedRenewals }) => {
      for (const { rejected, token, atMs, endedAtMs = 0 } of asks) {
        if (token === undefined || token !== rejected) continue;
        const before = endedRenewals.filter((renewal) => renewal.atMs <= endedAtMs);
        const again = before.some(
          (renewal) => renewal.token === token && atMs < renewal.atMs + UNCHANGED_KEPT_MS,
        );
        const heldBack = before.some(({ event, atMs: at }) => event.outcome === "held-back" && at >= atMs);
        expect(again || heldBack).toBe(true);
      }
    },
    undefined,
    fc.oneof(stories, burstStories),
  );
});
