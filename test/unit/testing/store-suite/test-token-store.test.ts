import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { memoryStore, type StoredToken, type TokenStore } from "../../../../src/index.ts";
import { testTokenStore } from "../../../../src/testing/index.ts";
import { lockChecks, TIMES } from "../../../../src/testing/store-suite/lock-checks.ts";
import { runAll } from "../../../../src/testing/store-suite/test-token-store.ts";
import { tokenChecks } from "../../../../src/testing/store-suite/token-checks.ts";

/** Locks that are never granted cause waits: with a tenth of the times, a faulty store is still found. */
const QUICK_CHECKS = [
  ...tokenChecks,
  ...lockChecks({
    leaseMs: TIMES.leaseMs / 10,
    longWaitMs: TIMES.longWaitMs / 10,
    shortWaitMs: TIMES.shortWaitMs / 10,
    shortLeaseMs: TIMES.shortLeaseMs / 10,
    graceMs: TIMES.graceMs / 10,
  }),
];

interface Taken {
  readonly owner: symbol;
  readonly untilMs: number;
}

/** Creates a correct store with a lock. Each fault breaks one part of the contract. */
function lockingStore(
  fault: {
    exclusive?: false;
    lease?: false;
    owned?: false;
    bounded?: false;
    abortable?: false;
    released?: false;
    waiting?: false;
    apart?: false;
  } = {},
): TokenStore {
  const locks = new Map<string, Taken>();
  const tokens = memoryStore();
  return {
    get: async (key) => (fault.apart === false && locks.has(key) ? undefined : tokens.get(key)),
    set: tokens.set,
    async lock(key, { waitMs, leaseMs, signal }) {
      const owner = Symbol(key);
      const giveUpAtMs = performance.now() + waitMs;
      for (;;) {
        if (fault.abortable !== false) signal?.throwIfAborted();
        const taken = locks.get(key);
        const isTaken = taken && (taken.untilMs > performance.now() || fault.lease === false);
        if (!isTaken || fault.exclusive === false) break;
        if (fault.waiting === false) throw new Error("taken");
        if (performance.now() > giveUpAtMs && fault.bounded !== false) throw new Error("taken");
        await delay(5, undefined, { ref: false });
      }
      locks.set(key, { owner, untilMs: performance.now() + leaseMs });
      return async () => {
        if (fault.released === false) return;
        if (locks.get(key)?.owner === owner || fault.owned === false) locks.delete(key);
      };
    },
  };
}

function withSet(set: (tokens: Map<string, StoredToken>) => TokenStore["set"]): TokenStore {
  const tokens = new Map<string, StoredToken>();
  return { get: async (key) => tokens.get(key), set: set(tokens) };
}

describe("testTokenStore", () => {
  it("passes a correct store, with and without a lock", async () => {
    await expect(testTokenStore(memoryStore)).resolves.toBeUndefined();
    await expect(testTokenStore(async () => lockingStore())).resolves.toBeUndefined();
  });

  it.concurrent.each<[string, () => TokenStore]>([
    [
      "returns undefined for a key that was never set",
      () => ({ ...memoryStore(), get: async () => null as never }),
    ],
    [
      "returns the stored token",
      () =>
        withSet((kept) => async (key, { value }) => {
          kept.set(key, { value } as StoredToken);
          return true;
        }),
    ],
    [
      "rejects an older generation",
      () =>
        withSet((kept) => async (key, token) => {
          kept.set(key, token);
          return true;
        }),
    ],
    [
      "compares generations as numbers",
      () =>
        withSet((kept) => async (key, token) => {
          if (`${kept.get(key)?.generation ?? ""}` > `${token.generation}`) return false;
          kept.set(key, token);
          return true;
        }),
    ],
    [
      "accepts a newer generation",
      () =>
        withSet((kept) => async (key, token) => {
          if (kept.has(key)) return false;
          kept.set(key, token);
          return true;
        }),
    ],
    [
      "distinguishes similar keys",
      () => {
        const inner = memoryStore();
        return {
          get: (key) => inner.get(key.toLowerCase().trim()),
          set: (key, token) => inner.set(key.toLowerCase().trim(), token),
        };
      },
    ],
    [
      "keeps long values",
      () => {
        const inner = memoryStore();
        return {
          get: inner.get,
          set: (key, token) => inner.set(key, { ...token, value: token.value.slice(0, 511) }),
        };
      },
    ],
    [
      "keeps the newest generation",
      () =>
        withSet((kept) => async (key, token) => {
          // Reads, waits and then writes, so that the newest token is overwritten.
          const present = kept.get(key);
          await delay(token.generation === 20 ? 0 : 10);
          if (present && present.generation > token.generation) return false;
          kept.set(key, token);
          return true;
        }),
    ],
    [
      "keeps a token until it expires",
      () => {
        const inner = memoryStore();
        const keptUntilMs = new Map<string, number>();
        return {
          get: async (key) => ((keptUntilMs.get(key) ?? 0) > performance.now() ? inner.get(key) : undefined),
          set: async (key, token) => {
            // Mistakes milliseconds for seconds.
            keptUntilMs.set(key, performance.now() + (token.expiresAtMs - Date.now()) / 1000);
            return inner.set(key, token);
          },
        };
      },
    ],
    ["stores a lock separately", () => lockingStore({ apart: false })],
    // An unhandled rejection would fail the whole test run.
    ["grants a released lock", () => lockingStore({ waiting: false })],
    ["grants a lock to one holder", () => lockingStore({ exclusive: false })],
    ["frees a lock when its lease ends", () => lockingStore({ lease: false })],
    ["grants a released lock", () => lockingStore({ released: false })],
    ["releases only the caller's own lock", () => lockingStore({ owned: false })],
    ["waits waitMs for a lock", () => lockingStore({ bounded: false })],
    ["stops waiting for a lock", () => lockingStore({ abortable: false })],
  ])("reports a faulty store: %s …", async (name, makeStore) => {
    const failure = await runAll(makeStore, QUICK_CHECKS).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect((failure as Error).message).toMatch(/^\d+ of 17 checks failed:\n/);
    expect((failure as Error).message).toContain(`✗ ${name}`);
  });

  it("stops at the first check that hangs and reports it", async () => {
    vi.useFakeTimers();
    try {
      const hanging: TokenStore = { ...memoryStore(), get: () => new Promise(() => {}) };
      const failing = expect(testTokenStore(() => hanging)).rejects.toThrow(
        /^1 of 17 checks failed:\n✗ returns undefined for a key that was never set\n.*did not settle within 10 s$/,
      );
      await vi.advanceTimersByTimeAsync(10_000);
      await failing;
    } finally {
      vi.useRealTimers();
    }
  });

  it("requires a function", () => {
    expect(() => testTokenStore(memoryStore() as never)).toThrow(TypeError);
  });

  it("declares one test per check, in a group, when a runner is given", async () => {
    const makeStore = vi.fn(memoryStore);
    const declared = new Map<string, () => Promise<void>>();
    const groups: string[] = [];
    testTokenStore(makeStore, {
      describe: (name, declare) => {
        groups.push(name);
        declare();
      },
      it: (name, run) => void declared.set(name, run),
    });
    expect(groups).toEqual(["a token store"]);
    expect(declared.size).toBe(17);
    expect(makeStore).not.toHaveBeenCalled();
    for (const run of declared.values()) await run();
    expect(makeStore).toHaveBeenCalledTimes(17);
  });
});
