import { describe, expect, it } from "vitest";
import { createCurrentToken, hold } from "../../../src/token/freshness.ts";
import type { Renewal, RenewalCause } from "../../../src/token/renewal/renew.ts";

const NOW = 1_800_000_000_000;

interface Born {
  readonly reason?: RenewalCause["reason"];
  readonly outcome?: Renewal["outcome"];
  readonly value?: string;
  readonly bornMs?: number;
  readonly lifetimeMs?: number;
}

function renewal({ outcome = "fetched", value = "T1", bornMs = NOW, lifetimeMs = 7_200_000 }: Born): Renewal {
  return { token: { value, generation: bornMs, expiresAtMs: bornMs + lifetimeMs }, outcome, forced: false };
}

describe("the background renewal of a token", () => {
  const aheadFromMs = (lifetimeMs: number, refreshAheadMs: number) =>
    hold({ reason: "missing" }, renewal({ lifetimeMs }), refreshAheadMs, NOW).aheadFromMs;

  it("begins refreshAheadMs before its end", () => {
    expect(aheadFromMs(7_200_000, 240_000)).toBe(NOW + 7_200_000 - 240_000);
  });

  it("begins after a tenth of its life at the earliest", () => {
    expect(aheadFromMs(100_000, 240_000)).toBe(NOW + 10_000);
    expect(aheadFromMs(7_200_000, 86_400_000)).toBe(NOW + 720_000);
  });

  it("begins at its end when refreshAheadMs is 0", () => {
    expect(aheadFromMs(7_200_000, 0)).toBe(NOW + 7_200_000);
  });
});

function world() {
  let nowMs = NOW;
  const current = createCurrentToken(240_000, () => nowMs);
  return {
    current,
    renewed: (born: Born = {}) => current.finish({ reason: born.reason ?? "missing" }, renewal(born)),
    advance: (ms: number) => {
      nowMs += ms;
    },
    peek: () => current.peek(nowMs),
    isDue: () => current.isDue(nowMs),
  };
}

describe("the current token", () => {
  it("serves until it expires", () => {
    const { renewed, peek, advance } = world();
    expect(peek()).toBeUndefined();
    renewed();
    expect(peek()).toBe("T1");
    advance(7_199_999);
    expect(peek()).toBe("T1");
    advance(1);
    expect(peek()).toBeUndefined();
  });

  it("is withheld from its rejection to the end of the renewal, even of one that brought nothing", () => {
    const { current, renewed, peek } = world();
    renewed();
    current.markRejected("T0");
    expect(peek()).toBe("T1");
    current.markRejected("T1");
    expect(peek()).toBeUndefined();
    current.finish({ reason: "rejected", rejected: "T1" }, undefined);
    expect(peek()).toBe("T1");
  });

  it("is due from refreshAheadMs before its end, and after a renewal without a new token not for 10 s", () => {
    const { renewed, isDue, advance } = world();
    expect(isDue()).toBe(false);
    renewed();
    advance(7_200_000 - 240_000 - 1);
    expect(isDue()).toBe(false);
    advance(1);
    expect(isDue()).toBe(true);
    renewed({ outcome: "unchanged" });
    expect(isDue()).toBe(false);
    advance(9_999);
    expect(isDue()).toBe(false);
    advance(1);
    expect(isDue()).toBe(true);
  });
});

describe("a token is young from a rejection", () => {
  /** For how long, looked at in steps of a millisecond around the given ends. */
  function youngAt(born: Born, ...afterMs: number[]): boolean[] {
    return afterMs.map((ms) => {
      const { current, renewed, advance } = world();
      renewed(born);
      advance(ms);
      return current.isYoung("T1");
    });
  }

  it("for 5 s after the rejection has brought it", () => {
    expect(youngAt({ reason: "rejected" }, 4_999, 5_000)).toEqual([true, false]);
  });

  it("for 5 s after a rejection that brought no other", () => {
    expect(youngAt({ reason: "rejected", outcome: "unchanged", bornMs: NOW - 60_000 }, 4_999)).toEqual([
      true,
    ]);
  });

  it("for 5 s since another process stored it, however late this one has found it there", () => {
    const born: Born = { reason: "rejected", outcome: "store", bornMs: NOW - 3_000 };
    expect(youngAt(born, 1_999, 2_000)).toEqual([true, false]);
  });

  it("for 5 s and no longer when the other process has a clock that is ahead", () => {
    expect(youngAt({ reason: "rejected", outcome: "store", bornMs: NOW + 3_600_000 }, 5_000)).toEqual([
      false,
    ]);
  });

  it.each(["missing", "expiring"] as const)("never when it was %s", (reason) => {
    expect(youngAt({ reason }, 0)).toEqual([false]);
  });

  // Within its last minutes a token's youth was forgotten, and one more fetch spent on it.
  it("also after a background renewal has brought the same token again, but not another one", () => {
    const { current, renewed, advance } = world();
    renewed({ reason: "rejected" });
    renewed({ reason: "expiring", outcome: "unchanged" });
    advance(4_999);
    expect(current.isYoung("T1")).toBe(true);
    renewed({ reason: "expiring", value: "T2", bornMs: NOW + 4_999 });
    expect(current.isYoung("T2")).toBe(false);
    expect(current.isYoung("T1")).toBe(false);
  });
});
