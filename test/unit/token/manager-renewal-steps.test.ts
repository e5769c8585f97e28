import { describe, expect, it } from "vitest";
import { memoryStore, type TokenStore } from "../../../src/index.ts";
import { INTERNALS } from "../../../src/token/manager.ts";
import { createWorld, LIFETIME_MS, later, START_MS } from "./manager-world.ts";

describe("the steps of a renewal", () => {
  it("start with another process's stored token, without a fetch", async () => {
    const store = memoryStore();
    const { manager, fetches, outcomes, advance } = createWorld({ store });
    await manager.get();
    advance(60_000);
    await store.set("k", {
      value: "S1",
      expiresAtMs: START_MS + LIFETIME_MS,
      generation: START_MS + 30_000,
    });
    await expect(manager.refresh("T1")).resolves.toBe("S1");
    expect(fetches).toHaveLength(1);
    expect(outcomes()).toEqual(["missing: fetched", "rejected: store"]);
  });

  it("include the stored token at a cold start", async () => {
    const store = memoryStore();
    await store.set("k", { value: "S1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS - 1 });
    const { manager, fetches } = createWorld({ store });
    await expect(manager.get()).resolves.toBe("S1");
    expect(fetches).toEqual([]);
  });

  it.each([
    [
      "the rejected one itself",
      { value: "T1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS + 9 },
    ],
    ["an expired one", { value: "S1", expiresAtMs: START_MS, generation: START_MS + 9 }],
    // Trap (easywechat#696): a slower, older response must not come back.
    ["an older one", { value: "S1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS - 1 }],
  ])("skip the stored token when it is %s", async (_, stored) => {
    const store = memoryStore();
    const { manager, fetches } = createWorld({ store });
    await manager.get();
    store.get = async () => stored;
    await expect(manager.refresh("T1")).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });

  it("force a fetch only when the normal one returns the rejected token", async () => {
    const { manager, fetches, events } = createWorld({
      canForce: true,
      grant: (_, { force }) => (force ? "T2" : "T1"),
    });
    await manager.get();
    await expect(manager.refresh("T1")).resolves.toBe("T2");
    expect(fetches).toEqual([
      { force: false, rejected: undefined },
      { force: false, rejected: "T1" },
      { force: true, rejected: "T1" },
    ]);
    expect(events.map(({ forced, outcome }) => [forced, outcome])).toEqual([
      [false, "fetched"],
      [true, "fetched"],
    ]);
  });

  it("never force where the provider cannot, and return the rejected token when nothing helps", async () => {
    const { manager, fetches, outcomes } = createWorld({ grant: () => "T1" });
    await manager.get();
    await expect(manager.refresh("T1")).resolves.toBe("T1");
    expect(fetches.map(({ force }) => force)).toEqual([false, false]);
    expect(outcomes()).toEqual(["missing: fetched", "rejected: unchanged"]);
  });

  it("force one fetch in 30 s, however often the token is rejected", async () => {
    const { manager, fetches, advance } = createWorld({ canForce: true, grant: () => "T1" });
    await manager.get();
    const forced = () => fetches.filter(({ force }) => force).length;
    await manager.refresh("T1");
    expect(forced()).toBe(1);
    for (let n = 0; n < 4; n += 1) {
      advance(7_000);
      await expect(manager.refresh("T1")).resolves.toBe("T1");
    }
    expect(forced()).toBe(1);
    advance(7_000);
    await manager.refresh("T1");
    expect(forced()).toBe(2);
  });
});

describe("a token that was rejected", () => {
  it("is renewed each time, ten times in a row, and then once in 5 s", async () => {
    const { manager, fetches, advance, outcomes, events } = createWorld();
    await manager.get();
    for (let n = 1; n <= 10; n += 1) await expect(manager.refresh(`T${n}`)).resolves.toBe(`T${n + 1}`);
    advance(1_000);
    await expect(manager.refresh("T11")).resolves.toBe("T11");
    expect(fetches).toHaveLength(11);
    expect(events.at(-1)).toMatchObject({
      reason: "rejected",
      forced: false,
      outcome: "held-back",
      heldBackMs: 4_000,
    });
    advance(4_000);
    await expect(manager.refresh("T11")).resolves.toBe("T12");
    await expect(manager.refresh("T12")).resolves.toBe("T12");
    expect(fetches).toHaveLength(12);
    expect(outcomes().slice(-2)).toEqual(["rejected: fetched", "rejected: held-back"]);
  });

  it("may be renewed ten times again after a minute", async () => {
    const { manager, fetches, advance } = createWorld();
    await manager.get();
    for (const round of [0, 1]) {
      for (let n = 1; n <= 10; n += 1) await manager.refresh(`T${round * 10 + n}`);
      advance(60_000);
    }
    expect(fetches).toHaveLength(21);
  });

  it("is still returned while its renewal is held back, unless another process has stored a new one", async () => {
    const look = later<void>();
    const inner = memoryStore();
    let slow = false;
    const store: TokenStore = {
      ...inner,
      async get(key) {
        if (slow) await look.promise;
        return inner.get(key);
      },
    };
    const { manager, fetches, outcomes, peek } = createWorld({ store });
    await manager.get();
    for (let n = 1; n <= 10; n += 1) await manager.refresh(`T${n}`);
    slow = true;
    const heldBack = [manager.refresh("T11"), manager.refresh("T11")];
    expect(peek()).toBe("T11");
    await inner.set("k", { value: "S1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS + 900 });
    look.resolve();
    await expect(Promise.all(heldBack)).resolves.toEqual(["S1", "S1"]);
    expect(fetches).toHaveLength(11);
    expect(outcomes().at(-1)).toBe("rejected: store");
  });

  it("and was fetched cold a moment ago may be renewed at once", async () => {
    const { manager, fetches } = createWorld();
    await manager.get();
    await expect(manager.refresh("T1")).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });

  it("is returned again after a renewal with the same token: the mark is cleared on 'unchanged' too", async () => {
    const { manager, peek } = createWorld({ grant: () => "T1" });
    await manager.get();
    await manager.refresh("T1");
    expect(peek()).toBe("T1");
    await expect(manager.get()).resolves.toBe("T1");
  });
});

describe("a token in place of a rejected one", () => {
  it("is marked as fetched only if WeChat has just made it", async () => {
    const store = memoryStore();
    const { manager, advance } = createWorld({ store, grant: (n) => `T${Math.min(n, 2)}` });
    const renew = (rejected: string) => manager[INTERNALS].renew(rejected, {});
    await manager.get();
    await expect(renew("T1")).resolves.toEqual({ token: "T2", isFetched: true });
    await expect(renew("T1")).resolves.toEqual({ token: "T2", isFetched: false });
    await expect(renew("T2")).resolves.toEqual({ token: "T2", isFetched: false });
    advance(1_000);
    await store.set("k", { value: "S1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS + 900 });
    await expect(renew("T2")).resolves.toEqual({ token: "S1", isFetched: false });
  });
});

describe("a renewed token", () => {
  it("has a growing generation, even when the clock goes back", async () => {
    const store = memoryStore();
    const { manager, clock } = createWorld({ store });
    await manager.get();
    const first = await store.get("k");
    clock.setWall(-3_600_000);
    await manager.refresh("T1");
    const second = await store.get("k");
    expect(first).toEqual({ value: "T1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS });
    expect(second).toMatchObject({ value: "T2", generation: START_MS + 1 });
  });

  it("is accepted after a store lost its data, because generations are times", async () => {
    const kept = memoryStore();
    const forgetful: TokenStore = { get: async () => undefined, set: kept.set };
    const { manager, advance } = createWorld({ store: forgetful });
    await manager.get();
    advance(60_000);
    await manager.refresh("T1");
    await expect(kept.get("k")).resolves.toMatchObject({ value: "T2", generation: START_MS + 60_000 });
  });

  it("is as old as its request, so that a slow response does not replace a newer token", async () => {
    const store = memoryStore();
    const world = createWorld({
      store,
      grant: async (n) => {
        world.advance(8_000);
        return `T${n}`;
      },
    });
    await world.manager.get();
    await expect(store.get("k")).resolves.toEqual({
      value: "T1",
      expiresAtMs: START_MS + LIFETIME_MS,
      generation: START_MS,
    });
  });

  it("is discarded for a newer token that was stored in the meantime: a slow writer never wins", async () => {
    const inner = memoryStore();
    const { manager, outcomes } = createWorld({
      store: inner,
      grant: async (n) => {
        // Another process is faster than this fetch.
        await inner.set("k", {
          value: "S9",
          expiresAtMs: START_MS + LIFETIME_MS,
          generation: START_MS + 999,
        });
        return `T${n}`;
      },
    });
    await expect(manager.get()).resolves.toBe("S9");
    expect(outcomes()).toEqual(["missing: store"]);
    await expect(inner.get("k")).resolves.toMatchObject({ value: "S9" });
  });

  it("is used even when the store fails, and the event reports that", async () => {
    const broken = () => Promise.reject(new Error("Redis is away"));
    const { manager, events, fetches } = createWorld({ store: { get: broken, set: broken } });
    await expect(manager.get()).resolves.toBe("T1");
    await expect(manager.get()).resolves.toBe("T1");
    expect(fetches).toHaveLength(1);
    expect(events.map(({ outcome, forced, error }) => [outcome, forced, error?.code])).toEqual([
      ["store-failed", false, "ERR_WECHAT_TOKEN_STORE"],
      ["fetched", false, undefined],
    ]);
  });

  it("is in no event, even when the store's error contains it, like the rejected one", async () => {
    const [held, rejected] = ["62_held-0123456789", "62_rejected-0123456789"];
    const inner = memoryStore();
    const store = {
      ...inner,
      get: () => Promise.reject(new Error(`neither ${held} nor ${rejected} is there`)),
    };
    const { manager, events } = createWorld({ store, grant: (n) => (n === 1 ? held : "62_new-0123456789") });
    await manager.get();
    await manager.refresh(rejected);
    await manager.refresh(held);
    const told = events.filter(({ reason }) => reason === "rejected").map(({ error }) => error?.message);
    expect(told[0]).toContain("neither [redacted] nor");
    expect(told.join()).not.toContain(held);
  });
});
