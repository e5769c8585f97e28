import { describe, expect, it } from "vitest";
import { CurrentToken } from "../../../src/token/current-token.ts";
import type { Renewal } from "../../../src/token/renewal/renew.ts";
import { createTestClock } from "../../test-clock.ts";

const LIFETIME_MS = 7_200_000;
const HOURS_MS = 3_600_000;

interface Made {
  readonly outcome?: Renewal["outcome"];
  readonly value?: string;
  /** The age of the token. */
  readonly ageMs?: number;
  readonly lifetimeMs?: number;
}

function world(refreshAheadMs = 240_000) {
  const clock = createTestClock();
  const current = new CurrentToken(refreshAheadMs, clock);
  return {
    clock,
    current,
    renewed({ outcome = "fetched", value = "T1", ageMs = 0, lifetimeMs = LIFETIME_MS }: Made = {}) {
      const generation = clock.wallMs() - ageMs;
      const token = { value, generation, expiresAtMs: generation + lifetimeMs };
      current.finish({ token, lifetimeMs, outcome, forced: false });
    },
    leftMs: () => current.leftMs(clock.monotonicMs()),
    isDue: () => current.isDue(current.leftMs(clock.monotonicMs()), clock.monotonicMs()),
  };
}

describe("the background renewal of a token", () => {
  function dueAfterMs(lifetimeMs: number, refreshAheadMs: number, aroundMs: number): boolean[] {
    return [aroundMs - 1, aroundMs].map((ms) => {
      const { clock, renewed, isDue } = world(refreshAheadMs);
      renewed({ lifetimeMs });
      clock.pass(ms);
      return isDue();
    });
  }

  it("starts refreshAheadMs before its expiry", () => {
    expect(dueAfterMs(LIFETIME_MS, 240_000, LIFETIME_MS - 240_000)).toEqual([false, true]);
  });

  it("starts after a tenth of its life at the earliest", () => {
    expect(dueAfterMs(100_000, 240_000, 10_000)).toEqual([false, true]);
    expect(dueAfterMs(LIFETIME_MS, 86_400_000, 720_000)).toEqual([false, true]);
  });

  it("starts at its expiry when refreshAheadMs is 0", () => {
    expect(dueAfterMs(LIFETIME_MS, 0, LIFETIME_MS)).toEqual([false, true]);
  });

  it("starts at once for a token of another process that is close to its expiry", () => {
    const { renewed, isDue } = world();
    renewed({ outcome: "store", ageMs: LIFETIME_MS - 240_000 });
    expect(isDue()).toBe(true);
  });

  it("waits 10 s after a renewal without a new token", () => {
    const { clock, renewed, isDue } = world();
    renewed();
    clock.pass(LIFETIME_MS - 240_000);
    expect(isDue()).toBe(true);
    renewed({ outcome: "unchanged", ageMs: LIFETIME_MS - 240_000 });
    expect(isDue()).toBe(false);
    clock.pass(9_999);
    expect(isDue()).toBe(false);
    clock.pass(1);
    expect(isDue()).toBe(true);
  });
});

describe("the current token", () => {
  it("is used until it expires", () => {
    const { clock, renewed, leftMs } = world();
    expect(leftMs()).toBe(0);
    renewed();
    expect(leftMs()).toBe(LIFETIME_MS);
    clock.pass(LIFETIME_MS - 1);
    expect(leftMs()).toBe(1);
    clock.pass(1);
    expect(leftMs()).toBe(0);
  });

  it("includes its previous age", () => {
    const { renewed, leftMs } = world();
    renewed({ outcome: "store", ageMs: 60_000 });
    expect(leftMs()).toBe(LIFETIME_MS - 60_000);
  });

  it("is withheld from its rejection to the end of the renewal, even of an unsuccessful one", () => {
    const { current, renewed, leftMs } = world();
    renewed();
    current.markRejected("T0");
    expect(leftMs()).toBe(LIFETIME_MS);
    current.markRejected("T1");
    current.markRejected("T0");
    expect(leftMs()).toBe(0);
    current.finish(undefined);
    expect(leftMs()).toBe(LIFETIME_MS);
  });

  it("is removed by clear", () => {
    const { current, renewed, leftMs } = world();
    renewed();
    current.clear();
    expect(current.held).toBeUndefined();
    expect(leftMs()).toBe(0);
  });
});

describe("a wall clock that is set", () => {
  it("back does not prolong a token", () => {
    const { clock, renewed, leftMs, isDue } = world();
    renewed();
    clock.setWall(-8 * HOURS_MS);
    expect(leftMs()).toBe(LIFETIME_MS);
    clock.pass(LIFETIME_MS - 240_000);
    expect(isDue()).toBe(true);
    clock.pass(240_000);
    expect(leftMs()).toBe(0);
  });

  it("back since another process stored a token gives it exactly its whole life", () => {
    const { clock, renewed, leftMs } = world();
    clock.setWall(8 * HOURS_MS);
    const stored = { outcome: "store", ageMs: -8 * HOURS_MS } as const;
    clock.setWall(-8 * HOURS_MS);
    renewed(stored);
    expect(leftMs()).toBe(LIFETIME_MS);
  });

  it("forward beyond the expiry ends the token", () => {
    const { clock, renewed, leftMs } = world();
    renewed();
    clock.setWall(8 * HOURS_MS);
    expect(leftMs()).toBeLessThanOrEqual(0);
  });

  it("does not change the pause between two background renewals", () => {
    const { clock, renewed, isDue } = world();
    renewed();
    clock.pass(LIFETIME_MS - 240_000);
    renewed({ outcome: "unchanged", ageMs: LIFETIME_MS - 240_000 });
    clock.setWall(-8 * HOURS_MS);
    expect(isDue()).toBe(false);
    clock.pass(10_000);
    expect(isDue()).toBe(true);
  });
});
