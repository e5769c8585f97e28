import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../src/index.ts";

const token = (value: string, generation: number) => ({ value, expiresAtMs: 1_000, generation });

describe("memoryStore", () => {
  it("is empty at first", async () => {
    await expect(memoryStore().get("k")).resolves.toBeUndefined();
  });

  it("stores a token under its key only", async () => {
    const store = memoryStore();
    await expect(store.set("k", token("T1", 1))).resolves.toBe(true);
    await expect(store.get("k")).resolves.toEqual(token("T1", 1));
    await expect(store.get("K")).resolves.toBeUndefined();
    await expect(store.get("__proto__")).resolves.toBeUndefined();
  });

  it("accepts a newer generation", async () => {
    const store = memoryStore();
    await store.set("k", token("T1", 1));
    await expect(store.set("k", token("T2", 2))).resolves.toBe(true);
    await expect(store.get("k")).resolves.toEqual(token("T2", 2));
  });

  // Trap (easywechat#696): a slower, older response overwrote the newer token.
  it("does not let a slow writer win", async () => {
    const store = memoryStore();
    await store.set("k", token("T2", 2));
    await expect(store.set("k", token("T1", 1))).resolves.toBe(false);
    await expect(store.get("k")).resolves.toEqual(token("T2", 2));
  });

  it("shares nothing with another memory store", async () => {
    const store = memoryStore();
    await store.set("k", token("T1", 1));
    await expect(memoryStore().get("k")).resolves.toBeUndefined();
  });
});
