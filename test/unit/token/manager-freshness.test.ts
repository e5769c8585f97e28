import { describe, expect, it, vi } from "vitest";
import { AHEAD_MS, createWorld, LIFETIME_MS, later } from "./manager-world.ts";

describe("a token within refreshAheadMs of its expiry", () => {
  it("is still used during one background renewal", async () => {
    const second = later<string>();
    const world = createWorld({ grant: (n) => (n === 2 ? second.promise : `T${n}`) });
    const { manager, fetches, advance, peek, settle, outcomes } = world;
    await manager.get();
    advance(LIFETIME_MS - AHEAD_MS - 1);
    await manager.get();
    expect(fetches).toHaveLength(1);
    advance(1);
    for (let n = 0; n < 100; n += 1) expect(peek()).toBe("T1");
    await expect(manager.get()).resolves.toBe("T1");
    await settle();
    expect(fetches).toHaveLength(2);
    second.resolve("T2");
    await settle();
    expect(peek()).toBe("T2");
    expect(outcomes()).toEqual(["missing: fetched", "expiring: fetched"]);
  });

  it("is in that period for at most 90 % of a short life", async () => {
    const { manager, fetches, advance, peek, settle } = createWorld({ expiresInSeconds: 100 });
    await manager.get();
    advance(9_999);
    peek();
    await settle();
    expect(fetches).toHaveLength(1);
    advance(1);
    peek();
    await settle();
    expect(fetches).toHaveLength(2);
  });

  it("is never renewed ahead when refreshAheadMs is 0", async () => {
    const { manager, fetches, advance, peek } = createWorld({ refreshAheadMs: 0 });
    await manager.get();
    advance(LIFETIME_MS - 1);
    expect(peek()).toBe("T1");
    expect(fetches).toHaveLength(1);
    advance(1);
    expect(peek()).toBeUndefined();
  });

  it("is still used when the background renewal fails, which is not tried again at every call", async () => {
    const world = createWorld({
      grant: (n) => (n === 1 ? "T1" : Promise.reject(new Error("endpoint is away"))),
    });
    const { manager, fetches, advance, peek, settle, outcomes } = world;
    await manager.get();
    advance(LIFETIME_MS - AHEAD_MS);
    for (let n = 0; n < 50; n += 1) {
      await expect(manager.get()).resolves.toBe("T1");
      await settle();
    }
    expect(fetches).toHaveLength(2);
    expect(outcomes().at(-1)).toBe("expiring: failed");
    advance(9_999);
    peek();
    await settle();
    expect(fetches).toHaveLength(2);
    advance(1);
    peek();
    await settle();
    expect(fetches).toHaveLength(3);
  });

  it("is not fetched again at every call either when the endpoint keeps returning the same", async () => {
    const { manager, fetches, advance, settle } = createWorld({ grant: () => "T1" });
    await manager.get();
    advance(LIFETIME_MS - AHEAD_MS);
    for (let n = 0; n < 50; n += 1) {
      await manager.get();
      await settle();
    }
    expect(fetches).toHaveLength(2);
  });

  // A tenth of the remaining life would end sooner.
  it("is not fetched for 10 s when the endpoint returns it again for the rest of its life", async () => {
    let leftMs = LIFETIME_MS;
    const { manager, fetches, outcomes, ...world } = createWorld({
      grant: () => "T1",
      expiresInSeconds: () => leftMs / 1_000,
    });
    const counts: number[] = [];
    for (const ms of [0, LIFETIME_MS - 40_000, 9_999, 1]) {
      leftMs -= ms;
      world.advance(ms);
      await manager.get();
      await world.settle();
      counts.push(fetches.length);
    }
    expect(counts).toEqual([1, 2, 2, 3]);
    expect(outcomes()).toEqual(["missing: fetched", "expiring: unchanged", "expiring: unchanged"]);
  });

  it("is fetched sooner towards its expiry: after a quarter of the remaining time", async () => {
    const { manager, fetches, advance, peek, settle } = createWorld({
      grant: (n) => (n === 1 ? "T1" : Promise.reject(new Error("endpoint is away"))),
    });
    await manager.get();
    advance(LIFETIME_MS - 20_000);
    const counts: number[] = [];
    for (const ms of [0, 4_999, 1]) {
      advance(ms);
      peek();
      await settle();
      counts.push(fetches.length);
    }
    expect(counts).toEqual([2, 2, 3]);
  });

  it("causes no rejection when the background renewal fails without a waiting caller", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      const world = createWorld({ grant: (n) => (n === 1 ? "T1" : Promise.reject(new Error("no"))) });
      await world.manager.get();
      world.advance(LIFETIME_MS - 1);
      expect(world.peek()).toBe("T1");
      await world.settle();
      await world.settle();
    } finally {
      process.off("unhandledRejection", unhandled);
    }
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("an expired token", () => {
  it("is returned to no caller, and replaced once for all waiting callers", async () => {
    const { manager, fetches, advance, peek, outcomes } = createWorld();
    await manager.get();
    advance(LIFETIME_MS);
    expect(peek()).toBeUndefined();
    await expect(Promise.all([manager.get(), manager.get()])).resolves.toEqual(["T2", "T2"]);
    expect(fetches).toHaveLength(2);
    expect(outcomes()).toEqual(["missing: fetched", "expiring: fetched"]);
  });

  it("makes callers wait for a background renewal that is still in progress", async () => {
    const second = later<string>();
    const { manager, fetches, advance, peek } = createWorld({
      grant: (n) => (n === 2 ? second.promise : `T${n}`),
    });
    await manager.get();
    advance(LIFETIME_MS - 1);
    expect(peek()).toBe("T1");
    advance(1);
    const waiting = manager.get();
    second.resolve("T2");
    await expect(waiting).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });
});
