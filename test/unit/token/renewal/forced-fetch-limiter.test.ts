import { describe, expect, it } from "vitest";
import { ForcedFetchLimiter } from "../../../../src/token/renewal/forced-fetch-limiter.ts";

function world() {
  let nowMs = 1_800_000_000_000;
  const forced = new ForcedFetchLimiter(() => nowMs);
  return {
    forced,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

// WeChat: 20 a day, at least 30 s apart, otherwise nothing is renewed.
describe("forced fetches", () => {
  it("are at least 30 s apart, to the millisecond", () => {
    const { forced, advance } = world();
    expect(forced.take()).toBe(true);
    expect(forced.take()).toBe(false);
    advance(29_999);
    expect(forced.take()).toBe(false);
    advance(1);
    expect(forced.take()).toBe(true);
  });

  it("are at most 20 in any 24 hours", () => {
    const { forced, advance } = world();
    for (let n = 0; n < 20; n += 1) {
      expect(forced.take()).toBe(true);
      advance(60_000);
    }
    expect(forced.take()).toBe(false);
    advance(86_400_000 - 20 * 60_000 - 1);
    expect(forced.take()).toBe(false);
    // The first of them is a day old now, the second is not yet.
    advance(1);
    expect(forced.take()).toBe(true);
    advance(30_000);
    expect(forced.take()).toBe(false);
  });

  it("that were not allowed do not count", () => {
    const { forced, advance } = world();
    forced.take();
    for (let n = 0; n < 100; n += 1) forced.take();
    advance(30_000);
    expect(forced.take()).toBe(true);
  });
});
