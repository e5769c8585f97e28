import type { StoredToken, TokenStore } from "../../store/token-store.ts";
import { equal } from "./equal.ts";

/** One part of the contract of a store. */
export interface TokenStoreCheck {
  /** What a correct store does. */
  readonly name: string;
  readonly run: (store: TokenStore) => Promise<void>;
}

const LIFETIME_MS = 600_000;
const SHORT_LIFETIME_MS = 60_000;
/** Some databases remove expired entries a little late. */
const GRACE_MS = 100;

export const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A unique key, so that stores on the same database do not interfere. */
export const freshKey = () => `token-store-check:${Date.now()}-${Math.random()}`;

export const tokenOf = (generation: number, value = `token-${generation}`): StoredToken => ({
  value,
  generation,
  expiresAtMs: Date.now() + LIFETIME_MS,
});

/** Checks of `get` and `set`, for every store. */
export const tokenChecks: readonly TokenStoreCheck[] = [
  {
    name: "returns undefined for a key that was never set",
    async run(store) {
      // Databases return null, but the contract requires undefined.
      equal(await store.get(freshKey()), undefined, "get must resolve with undefined");
    },
  },
  {
    name: "returns the stored token with all its fields",
    async run(store) {
      const key = freshKey();
      const token = tokenOf(Date.now());
      equal(await store.set(key, token), true, "set must resolve with true");
      equal({ ...(await store.get(key)) }, token, "get must resolve with the token");
    },
  },
  {
    name: "rejects an older generation and keeps the newer token",
    async run(store) {
      const key = freshKey();
      const newer = tokenOf(2_000);
      await store.set(key, newer);
      equal(await store.set(key, tokenOf(1_999)), false, "set must resolve with false");
      equal({ ...(await store.get(key)) }, newer, "get must resolve with the newer token");
    },
  },
  {
    name: "compares generations as numbers, not as strings",
    async run(store) {
      const key = freshKey();
      await store.set(key, tokenOf(9));
      equal(await store.set(key, tokenOf(10)), true, "10 is newer than 9");
      equal(await store.set(key, tokenOf(9)), false, "9 is older than 10");
    },
  },
  {
    name: "accepts a newer generation",
    async run(store) {
      const key = freshKey();
      const newer = tokenOf(Date.now() + 1);
      await store.set(key, tokenOf(newer.generation - 1));
      equal(await store.set(key, newer), true, "set must resolve with true");
      equal({ ...(await store.get(key)) }, newer, "get must resolve with the newer token");
    },
  },
  {
    // Finds stores that pass seconds to a database that expects milliseconds.
    name: "keeps a token until it expires",
    async run(store) {
      const key = freshKey();
      const token = { ...tokenOf(1), expiresAtMs: Date.now() + SHORT_LIFETIME_MS };
      await store.set(key, token);
      await delay(SHORT_LIFETIME_MS / 1000 + GRACE_MS);
      equal({ ...(await store.get(key)) }, token, "get must resolve with the token");
    },
  },
  {
    name: "distinguishes similar keys",
    async run(store) {
      const key = freshKey();
      const keys = [key, `${key}:`, `${key} `, key.toUpperCase(), `${key}:第三方`, `${key}:第三`];
      for (const [index, one] of keys.entries()) await store.set(one, tokenOf(index + 1));
      for (const [index, one] of keys.entries()) {
        equal((await store.get(one))?.value, `token-${index + 1}`, `the token of ${JSON.stringify(one)}`);
      }
    },
  },
  {
    name: "keeps long values and non-ASCII characters",
    async run(store) {
      for (const value of ["x".repeat(512), "令牌🔑".repeat(400), '"quoted"\\ \n\t\u0001 \u2028']) {
        const key = freshKey();
        await store.set(key, tokenOf(1, value));
        equal((await store.get(key))?.value, value, "get must resolve with the value");
      }
    },
  },
  {
    name: "keeps the newest generation when many are set at once",
    async run(store) {
      const key = freshKey();
      const generations = Array.from({ length: 20 }, (_, n) => ((n * 7) % 20) + 1);
      await Promise.all(generations.map((generation) => store.set(key, tokenOf(generation))));
      equal((await store.get(key))?.generation, 20, "get must resolve with the newest token");
    },
  },
];
