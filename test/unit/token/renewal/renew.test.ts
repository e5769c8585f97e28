import axios from "axios";
import { describe, expect, it, vi } from "vitest";
import { memoryStore, type StoredToken, type TokenStore } from "../../../../src/index.ts";
import { guardStore } from "../../../../src/store/guarded-store.ts";
import { systemClock } from "../../../../src/time/clock.ts";
import { type RenewalCause, renew } from "../../../../src/token/renewal/renew.ts";
import { createTestClock } from "../../../test-clock.ts";

const NOW = 1_800_000_000_000;
const token = (value: string, generation: number): StoredToken => ({
  value,
  generation,
  expiresAtMs: NOW + 7_200_000,
});

function renewWith(store: TokenStore, cause: RenewalCause) {
  const fetch = vi.fn(async () => ({ access_token: "F1", expires_in: 7200 }));
  const guarded = guardStore(
    store,
    "k",
    { lockWaitMs: 1_000, lockLeaseMs: 2_000, clock: systemClock },
    () => {},
  );
  const renewing = renew(cause, {
    provider: { key: "k", fetch },
    store: guarded,
    http: () => axios.create(),
    forcedFetches: { take: () => true },
    clock: createTestClock(NOW),
    pace: { retries: 0, minTimeout: 1, deadlineMs: 1_000 },
  });
  return { renewing, fetch };
}

/** A store whose lock is recorded when it is taken and released. */
function lockingStore(onLocked: (store: TokenStore) => Promise<void> = async () => {}) {
  const inner = memoryStore();
  const order: string[] = [];
  const store: TokenStore = {
    async get(key) {
      order.push("get");
      return inner.get(key);
    },
    async set(key, value) {
      order.push("set");
      return inner.set(key, value);
    },
    async lock() {
      await onLocked(inner);
      order.push("lock");
      return async () => void order.push("release");
    },
  };
  return { store, order };
}

describe("a renewal under a lock", () => {
  // Trap (WeiXinMPSDK#3083): a lock without reading the state again inside it.
  it("reads the store inside it, and uses a token that another process stored during the wait", async () => {
    const { store, order } = lockingStore(async (inner) => void (await inner.set("k", token("S1", NOW - 5))));
    const { renewing, fetch } = renewWith(store, { reason: "missing" });
    await expect(renewing).resolves.toEqual({
      token: token("S1", NOW - 5),
      lifetimeMs: 7_200_005,
      outcome: "store",
      forced: false,
    });
    expect(fetch).not.toHaveBeenCalled();
    expect(order).toEqual(["get", "lock", "get", "release"]);
  });

  it("does not take it when another process has already stored the needed token", async () => {
    const { store, order } = lockingStore();
    await store.set("k", token("S1", NOW - 5));
    const { renewing } = renewWith(store, { reason: "missing" });
    await expect(renewing).resolves.toMatchObject({ outcome: "store", forced: false });
    expect(order).toEqual(["set", "get"]);
  });

  it("holds it during the fetch and the write", async () => {
    const { store, order } = lockingStore();
    const { renewing } = renewWith(store, { reason: "missing" });
    await expect(renewing).resolves.toMatchObject({ outcome: "fetched" });
    expect(order).toEqual(["get", "lock", "get", "set", "release"]);
  });

  it("releases it when the fetch fails", async () => {
    const { store, order } = lockingStore();
    const fetch = () => Promise.reject(new Error("no"));
    const guarded = guardStore(
      store,
      "k",
      { lockWaitMs: 1_000, lockLeaseMs: 2_000, clock: systemClock },
      () => {},
    );
    const renewing = renew(
      { reason: "missing" },
      {
        provider: { key: "k", fetch },
        store: guarded,
        http: () => axios.create(),
        forcedFetches: { take: () => true },
        clock: createTestClock(NOW),
        pace: { retries: 0, minTimeout: 1, deadlineMs: 1_000 },
      },
    );
    await expect(renewing).rejects.toThrow("no");
    expect(order).toEqual(["get", "lock", "get", "release"]);
  });

  it("continues without it when it is not available", async () => {
    const store = { ...memoryStore(), lock: () => Promise.reject(new Error("taken")) };
    const { renewing, fetch } = renewWith(store, { reason: "missing" });
    await expect(renewing).resolves.toMatchObject({ outcome: "fetched" });
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe("a stored token", () => {
  const held = token("T1", NOW - 100);

  it.each<[string, RenewalCause, StoredToken, string]>([
    ["newer than the current one is used", { reason: "expiring", held }, token("S1", NOW - 50), "store"],
    ["as old as the current one is not", { reason: "expiring", held }, token("S1", NOW - 100), "fetched"],
    ["older than the current one is not", { reason: "expiring", held }, token("S1", NOW - 150), "fetched"],
    ["equal to the current one is not", { reason: "expiring", held }, token("T1", NOW - 50), "fetched"],
    ["that was rejected is not", { reason: "rejected", rejected: "S1" }, token("S1", NOW), "fetched"],
    ["that has expired is not", { reason: "missing" }, { ...token("S1", NOW), expiresAtMs: NOW }, "fetched"],
    ["of any age is used without a current one", { reason: "missing" }, token("S1", 0), "store"],
  ])("%s", async (_, cause, stored, outcome) => {
    const store = memoryStore();
    await store.set("k", stored);
    await expect(renewWith(store, cause).renewing).resolves.toMatchObject({ outcome });
    // The same under a lock, where the store is read once more.
    const locking = lockingStore().store;
    await locking.set("k", stored);
    await expect(renewWith(locking, cause).renewing).resolves.toMatchObject({ outcome });
  });

  it.each<[string, StoredToken | undefined]>([
    ["has disappeared", undefined],
    ["is the rejected one", token("T1", NOW + 9)],
  ])("that was faster than the fetch, and %s, leaves the fetched one in use", async (_, stored) => {
    const store = { ...memoryStore(), get: async () => stored, set: async () => false };
    const { renewing } = renewWith(store, { reason: "rejected", rejected: "T1", held });
    await expect(renewing).resolves.toMatchObject({ token: { value: "F1" }, outcome: "fetched" });
  });
});

describe("the lifetime of a stored token", () => {
  it.each<[string, number, number]>([
    ["is counted from its generation", NOW - 50, 7_200_050],
    ["is what is left when its generation is its end", NOW + 7_200_000, 7_200_000],
    ["is what is left when its generation is later, as after a clock was set back", NOW + 8e6, 7_200_000],
  ])("%s", async (_, generation, lifetimeMs) => {
    const store = memoryStore();
    await store.set("k", token("S1", generation));
    await expect(renewWith(store, { reason: "missing" }).renewing).resolves.toMatchObject({ lifetimeMs });
  });
});

describe("the generation of a fetched token", () => {
  it.each<[string, StoredToken | undefined, StoredToken | undefined, number]>([
    ["is the time, without a previous one", undefined, undefined, NOW],
    ["is the time, after older ones", token("T1", NOW - 9), token("T1", NOW - 5), NOW],
    ["is one more than the current one", token("T1", NOW + 9), undefined, NOW + 10],
    ["is one more than the stored one", token("T1", NOW - 9), token("T1", NOW + 20), NOW + 21],
  ])("%s", async (_, held, stored, generation) => {
    const store = memoryStore();
    if (stored) await store.set("k", stored);
    const { renewing } = renewWith(store, { reason: "rejected", rejected: "T1", held });
    await expect(renewing).resolves.toMatchObject({ token: { value: "F1", generation } });
    await expect(store.get("k")).resolves.toMatchObject({ value: "F1", generation });
  });
});
