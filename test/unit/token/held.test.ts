import { describe, expect, it } from "vitest";
import { hold, isYoungFromRefusal } from "../../../src/token/held.ts";
import type { Renewal, RenewalCause } from "../../../src/token/renewal/renew.ts";

const NOW = 1_800_000_000_000;

function held(
  { reason = "missing" as RenewalCause["reason"], outcome = "fetched" as Renewal["outcome"] } = {},
  { bornMs = NOW, lifetimeMs = 7_200_000, refreshAheadMs = 240_000 } = {},
) {
  const token = { value: "T1", generation: bornMs, expiresAtMs: bornMs + lifetimeMs };
  return hold({ reason }, { token, outcome, forced: false }, refreshAheadMs, NOW);
}

describe("the renewal ahead of a held token", () => {
  it("begins refreshAheadMs before its end", () => {
    expect(held().aheadFromMs).toBe(NOW + 7_200_000 - 240_000);
  });

  it("begins after a tenth of its life at the earliest", () => {
    expect(held({}, { lifetimeMs: 100_000 }).aheadFromMs).toBe(NOW + 10_000);
    expect(held({}, { refreshAheadMs: 86_400_000 }).aheadFromMs).toBe(NOW + 720_000);
  });

  it("begins at its end when refreshAheadMs is 0", () => {
    expect(held({}, { refreshAheadMs: 0 }).aheadFromMs).toBe(NOW + 7_200_000);
  });
});

describe("a held token is young from a refusal", () => {
  it("for 5 s after a refusal has brought it", () => {
    const token = held({ reason: "rejected" });
    expect(isYoungFromRefusal(token, NOW + 4_999)).toBe(true);
    expect(isYoungFromRefusal(token, NOW + 5_000)).toBe(false);
  });

  it("for 5 s after a refusal could not better it", () => {
    const token = held({ reason: "rejected", outcome: "unchanged" }, { bornMs: NOW - 60_000 });
    expect(isYoungFromRefusal(token, NOW + 4_999)).toBe(true);
  });

  it("for 5 s since another process stored it, however late this one has found it there", () => {
    const token = held({ reason: "rejected", outcome: "store" }, { bornMs: NOW - 3_000 });
    expect(isYoungFromRefusal(token, NOW + 1_999)).toBe(true);
    expect(isYoungFromRefusal(token, NOW + 2_000)).toBe(false);
  });

  it("for 5 s and no longer when the other process has a clock that is ahead", () => {
    const token = held({ reason: "rejected", outcome: "store" }, { bornMs: NOW + 3_600_000 });
    expect(isYoungFromRefusal(token, NOW + 5_000)).toBe(false);
  });

  it.each(["missing", "expiring"] as const)("never when it was %s", (reason) => {
    expect(isYoungFromRefusal(held({ reason }), NOW)).toBe(false);
  });

  // Within its last minutes a token's youth was forgotten, and one more fetch spent on it.
  it("also after a renewal ahead has brought the same token again, but not another one", () => {
    const young = held({ reason: "rejected" });
    const again = (value: string) =>
      hold(
        { reason: "expiring" },
        { token: { ...young, value }, outcome: "unchanged", forced: false },
        240_000,
        NOW,
        young,
      );
    expect(isYoungFromRefusal(again("T1"), NOW + 4_999)).toBe(true);
    expect(isYoungFromRefusal(again("T2"), NOW)).toBe(false);
  });
});
