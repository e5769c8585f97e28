import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { StoredToken, TokenStore } from "../../store/token-store.ts";

/** One promise that a store must keep. */
export interface TokenStoreCheck {
  /** A sentence that is true of a good store. */
  readonly name: string;
  readonly run: (store: TokenStore) => Promise<void>;
}

const LIFETIME_MS = 600_000;
const SHORT_LIFETIME_MS = 60_000;
/** For databases that look for what has expired a little late. */
const GRACE_MS = 100;

/** Nobody else's key, so that stores on the same database do not meet. */
export const freshKey = () => `token-store-check:${randomUUID()}`;

export const tokenOf = (generation: number, value = `token-${generation}`): StoredToken => ({
  value,
  generation,
  expiresAtMs: Date.now() + LIFETIME_MS,
});

/** What every store must do with tokens. */
export const tokenChecks: readonly TokenStoreCheck[] = [
  {
    name: "has nothing under a key that nobody has set",
    async run(store) {
      // Databases say null; `undefined` is what the contract says.
      assert.equal(await store.get(freshKey()), undefined, "get must resolve with undefined");
    },
  },
  {
    name: "gives back the token that was set, all of it",
    async run(store) {
      const key = freshKey();
      const token = tokenOf(Date.now());
      assert.equal(await store.set(key, token), true, "set must resolve with true");
      assert.deepEqual({ ...(await store.get(key)) }, token);
    },
  },
  {
    name: "refuses an older generation, and keeps the newer token as it is",
    async run(store) {
      const key = freshKey();
      const newer = tokenOf(2_000);
      await store.set(key, newer);
      assert.equal(await store.set(key, tokenOf(1_999)), false, "set must resolve with false");
      assert.deepEqual({ ...(await store.get(key)) }, newer);
    },
  },
  {
    name: "compares generations as numbers, not as texts",
    async run(store) {
      const key = freshKey();
      await store.set(key, tokenOf(9));
      assert.equal(await store.set(key, tokenOf(10)), true, "10 is newer than 9");
      assert.equal(await store.set(key, tokenOf(9)), false, "9 is older than 10");
    },
  },
  {
    name: "accepts a newer generation",
    async run(store) {
      const key = freshKey();
      const newer = tokenOf(Date.now() + 1);
      await store.set(key, tokenOf(newer.generation - 1));
      assert.equal(await store.set(key, newer), true, "set must resolve with true");
      assert.deepEqual({ ...(await store.get(key)) }, newer);
    },
  },
  {
    // Seconds handed to a database that counts in milliseconds, and the token is gone at once.
    name: "keeps a token for as long as it lives",
    async run(store) {
      const key = freshKey();
      const token = { ...tokenOf(1), expiresAtMs: Date.now() + SHORT_LIFETIME_MS };
      await store.set(key, token);
      await delay(SHORT_LIFETIME_MS / 1000 + GRACE_MS);
      assert.deepEqual({ ...(await store.get(key)) }, token);
    },
  },
  {
    name: "keeps keys apart, whatever their letters",
    async run(store) {
      const key = freshKey();
      const keys = [key, `${key}:`, `${key} `, key.toUpperCase(), `${key}:第三方`, `${key}:第三`];
      for (const [index, one] of keys.entries()) await store.set(one, tokenOf(index + 1));
      for (const [index, one] of keys.entries()) {
        assert.equal(
          (await store.get(one))?.value,
          `token-${index + 1}`,
          `the token of ${JSON.stringify(one)}`,
        );
      }
    },
  },
  {
    name: "keeps long values, and letters beyond ASCII",
    async run(store) {
      for (const value of ["x".repeat(512), "令牌🔑".repeat(400), '"quoted"\\ \n\t\u0001 \u2028']) {
        const key = freshKey();
        await store.set(key, tokenOf(1, value));
        assert.equal((await store.get(key))?.value, value);
      }
    },
  },
  {
    name: "lets the newest generation win when many are set at once",
    async run(store) {
      const key = freshKey();
      const generations = Array.from({ length: 20 }, (_, n) => ((n * 7) % 20) + 1);
      await Promise.all(generations.map((generation) => store.set(key, tokenOf(generation))));
      assert.equal((await store.get(key))?.generation, 20);
    },
  },
];
