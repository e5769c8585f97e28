import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { memoryStore, type StoredToken, type TokenStore } from "../../../../src/index.ts";
import { testTokenStore } from "../../../../src/testing/index.ts";
import { lockChecks, TIMES } from "../../../../src/testing/store-suite/lock-checks.ts";
import { runAll } from "../../../../src/testing/store-suite/test-token-store.ts";
import { tokenChecks } from "../../../../src/testing/store-suite/token-checks.ts";

/** What is never granted is waited for: with a tenth of the times a store with a fault is found out as surely. */
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

/** A store with a lock that is as it should be, in as few lines as that takes; each fault below takes one away. */
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
  it("passes a store that keeps the contract, with a lock and without", async () => {
    await expect(testTokenStore(memoryStore)).resolves.toBeUndefined();
    await expect(testTokenStore(async () => lockingStore())).resolves.toBeUndefined();
  });

  it.concurrent.each<[string, () => TokenStore]>([
    ["has nothing under a key", () => ({ ...memoryStore(), get: async () => null as never })],
    [
      "gives back the token that was set",
      () =>
        withSet((kept) => async (key, { value }) => {
          kept.set(key, { value } as StoredToken);
          return true;
        }),
    ],
    [
      "refuses an older generation",
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
      "keeps keys apart",
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
      "lets the newest generation win",
      () =>
        withSet((kept) => async (key, token) => {
          // Reads, waits for its turn, and writes what is old by then: the newest comes first, and is overwritten.
          const present = kept.get(key);
          await delay(token.generation === 20 ? 0 : 10);
          if (present && present.generation > token.generation) return false;
          kept.set(key, token);
          return true;
        }),
    ],
    [
      "keeps a token for as long as it lives",
      () => {
        const inner = memoryStore();
        const keptUntilMs = new Map<string, number>();
        return {
          get: async (key) => ((keptUntilMs.get(key) ?? 0) > performance.now() ? inner.get(key) : undefined),
          set: async (key, token) => {
            // Milliseconds taken for seconds.
            keptUntilMs.set(key, performance.now() + (token.expiresAtMs - Date.now()) / 1000);
            return inner.set(key, token);
          },
        };
      },
    ],
    ["keeps a lock apart from the token", () => lockingStore({ apart: false })],
    // And leaves no rejection unhandled, which would end the process, or fail the whole run.
    ["hands a lock on", () => lockingStore({ waiting: false })],
    ["has a lock, if any, that one holder has", () => lockingStore({ exclusive: false })],
    ["frees a lock when its lease ends", () => lockingStore({ lease: false })],
    ["hands a lock on", () => lockingStore({ released: false })],
    ["releases only one's own lock", () => lockingStore({ owned: false })],
    ["waits for a lock for waitMs", () => lockingStore({ bounded: false })],
    ["stops waiting for a lock", () => lockingStore({ abortable: false })],
  ])("says so when a store does not keep: %s …", async (name, makeStore) => {
    const failure = await runAll(makeStore, QUICK_CHECKS).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect((failure as Error).message).toMatch(/^\d+ of 17 checks failed:\n/);
    expect((failure as Error).message).toContain(`✗ ${name}`);
  });

  it("ends at the first check that hangs, and says which it is", async () => {
    vi.useFakeTimers();
    try {
      const hanging: TokenStore = { ...memoryStore(), get: () => new Promise(() => {}) };
      const failing = expect(testTokenStore(() => hanging)).rejects.toThrow(
        /^1 of 17 checks failed:\n✗ has nothing under a key that nobody has set\n.*not settled after 10 s$/,
      );
      await vi.advanceTimersByTimeAsync(10_000);
      await failing;
    } finally {
      vi.useRealTimers();
    }
  });

  it("takes a function, and nothing else", () => {
    expect(() => testTokenStore(memoryStore() as never)).toThrow(TypeError);
  });

  it("with a runner declares one test per check, in a group, and runs nothing by itself", async () => {
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
